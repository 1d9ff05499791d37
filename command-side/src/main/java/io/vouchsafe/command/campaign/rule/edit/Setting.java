package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.ZoneId;
import java.util.List;

/**
 * Where a rule is to apply.
 *
 * @param ruleId the rule's number
 * @param zone the project's time zone
 * @param streams where areas and categories are looked up
 * @param problems what is wrong so far; grows
 */
public record Setting(long ruleId, long projectId, ZoneId zone, Streams streams, List<Refusal> problems) {

    void refuse(String attribute, RefusalCode code, String message) {
        problems.add(Refusal.of(attribute, code, message));
    }
}
