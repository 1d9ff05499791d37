package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.area.AreaState;
import io.vouchsafe.command.edit.Change;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An area rule: {@code area_id}, of an area of the project. */
record AreaRuleEdit(Change<Long> areaId, List<Refusal> problems) implements RuleEdit {

    static AreaRuleEdit read(JsonBody body) {
        Change<Long> areaId = Change.of(body, "area_id", body.whole("area_id", 1, Long.MAX_VALUE));
        return new AreaRuleEdit(areaId, body.problems());
    }

    @Override
    public RuleKind kind() {
        return RuleKind.AREA;
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        Long sent = areaId.value();
        return sent == null ? List.of() : List.of(AreaState.of(sent));
    }

    @Override
    public @Nullable CampaignRule over(@Nullable CampaignRule before, Setting setting) {
        CampaignRule.Area old = (CampaignRule.Area) before;
        Long area = areaId.required(old == null ? null : old.areaId(), setting.problems());
        if (area == null) {
            return null;
        }
        AreaState state = setting.streams().state(AreaState.of(area));
        if (state == null || state.deleted() || state.projectId() != setting.projectId()) {
            setting.refuse("area_id", RefusalCode.INVALID, "must be the id of an area");
            return null;
        }
        return new CampaignRule.Area(setting.ruleId(), area);
    }
}
