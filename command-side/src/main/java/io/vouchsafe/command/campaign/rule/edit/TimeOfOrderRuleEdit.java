package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time-of-order rule: {@code start_time}, {@code end_time}, {@code day_of_week} from 0 for Sunday, {@code time_zone}; none is required. */
record TimeOfOrderRuleEdit(
        Change<LocalTime> startTime,
        Change<LocalTime> endTime,
        Change<Integer> dayOfWeek,
        Change<String> timeZone,
        List<Refusal> problems)
        implements RuleEdit {

    private static final int SATURDAY = 6;

    static TimeOfOrderRuleEdit read(JsonBody body) {
        Change<LocalTime> start = Times.clock(body, "start_time");
        Change<LocalTime> end = Times.clock(body, "end_time");
        Long day = body.whole("day_of_week", 0, SATURDAY);
        Change<Integer> dayOfWeek = Change.of(body, "day_of_week", day == null ? null : day.intValue());
        Change<String> zone = Times.zone(body);
        return new TimeOfOrderRuleEdit(start, end, dayOfWeek, zone, body.problems());
    }

    @Override
    public RuleKind kind() {
        return RuleKind.TIME_OF_ORDER;
    }

    @Override
    public @Nullable CampaignRule over(@Nullable CampaignRule before, Setting setting) {
        CampaignRule.TimeOfOrder old = (CampaignRule.TimeOfOrder) before;
        LocalTime start = startTime.over(old == null ? null : old.startTime());
        LocalTime end = endTime.over(old == null ? null : old.endTime());
        // An end before the start is past midnight; one at the start would leave no time at all.
        if (end != null && end.equals(start == null ? LocalTime.MIDNIGHT : start) && !startTime.faulty()) {
            setting.refuse("end_time", RefusalCode.INVALID, "must differ from start_time");
            return null;
        }
        return new CampaignRule.TimeOfOrder(
                setting.ruleId(),
                start,
                end,
                dayOfWeek.over(old == null ? null : old.dayOfWeek()),
                timeZone.over(old == null ? null : old.timeZone()));
    }
}
