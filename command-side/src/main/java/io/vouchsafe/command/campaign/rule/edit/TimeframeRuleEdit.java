package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A timeframe rule: {@code start_time}, {@code end_time}, {@code time_zone}; none is required. Times are kept as instants: another {@code time_zone}
 * changes how later ones without an offset are read, and none that was read before.
 */
record TimeframeRuleEdit(
        Change<Moment> startTime, Change<Moment> endTime, Change<String> timeZone, List<Refusal> problems)
        implements RuleEdit {

    static TimeframeRuleEdit read(JsonBody body) {
        Change<Moment> start = Times.moment(body, "start_time");
        Change<Moment> end = Times.moment(body, "end_time");
        Change<String> zone = Times.zone(body);
        return new TimeframeRuleEdit(start, end, zone, body.problems());
    }

    @Override
    public RuleKind kind() {
        return RuleKind.TIMEFRAME;
    }

    @Override
    public @Nullable CampaignRule over(@Nullable CampaignRule before, Setting setting) {
        CampaignRule.Timeframe old = (CampaignRule.Timeframe) before;
        String named = timeZone.over(old == null ? null : old.timeZone());
        ZoneId zone = named == null ? setting.zone() : ZoneId.of(named);
        Instant start = instant(startTime, old == null ? null : old.startTime(), zone, setting);
        Instant end = instant(endTime, old == null ? null : old.endTime(), zone, setting);
        if (start != null && end != null && !end.isAfter(start) && !timeZone.faulty()) {
            setting.refuse("end_time", RefusalCode.INVALID, "must be after start_time");
            return null;
        }
        return new CampaignRule.Timeframe(setting.ruleId(), start, end, named);
    }

    private static @Nullable Instant instant(
            Change<Moment> change, @Nullable Instant old, ZoneId zone, Setting setting) {
        if (!change.sent()) {
            return old;
        }
        Moment moment = change.value();
        if (moment == null) {
            return null;
        }
        Instant instant = moment.in(zone);
        if (instant == null) {
            setting.refuse(change.attribute(), RefusalCode.INVALID_DATETIME, "must be in the years 1 to 9999");
        }
        return instant;
    }
}
