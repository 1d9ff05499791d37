package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.category.CategoryState;
import io.vouchsafe.command.category.Tags;
import io.vouchsafe.command.edit.Change;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category rule: {@code category_id}, of a category of the project, {@code rule_type}, and {@code tags}, each of them a tag of that category. */
record CategoryRuleEdit(
        Change<Long> categoryId, Change<CategoryMatch> match, Change<List<String>> tags, List<Refusal> problems)
        implements RuleEdit {

    static CategoryRuleEdit read(JsonBody body) {
        Change<Long> categoryId = Change.of(body, "category_id", body.whole("category_id", 1, Long.MAX_VALUE));
        Change<CategoryMatch> match = Change.of(body, "rule_type", body.oneOf("rule_type", CategoryMatch.class));
        return new CategoryRuleEdit(categoryId, match, Tags.read(body), body.problems());
    }

    @Override
    public RuleKind kind() {
        return RuleKind.CATEGORY;
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        Long sent = categoryId.value();
        return sent == null ? List.of() : List.of(CategoryState.of(sent));
    }

    @Override
    public @Nullable CampaignRule over(@Nullable CampaignRule before, Setting setting) {
        CampaignRule.Category old = (CampaignRule.Category) before;
        CategoryState category = category(old, setting);
        CategoryMatch wanted = match.required(old == null ? null : old.match(), setting.problems());
        List<String> picked = tags.required(old == null ? null : old.tags(), setting.problems());
        if (category == null || picked == null) {
            return null;
        }
        List<String> unknown =
                picked.stream().filter(tag -> !category.tags().contains(tag)).toList();
        if (!unknown.isEmpty()) {
            setting.refuse(
                    "tags",
                    RefusalCode.UNKNOWN_TAGS,
                    "must be tags of the category " + category.name() + ", unlike " + String.join(", ", unknown));
            return null;
        }
        return wanted == null ? null : new CampaignRule.Category(setting.ruleId(), category.id(), wanted, picked);
    }

    private @Nullable CategoryState category(CampaignRule.@Nullable Category old, Setting setting) {
        Long id = categoryId.required(old == null ? null : old.categoryId(), setting.problems());
        if (id == null) {
            return null;
        }
        CategoryState state = setting.streams().state(CategoryState.of(id));
        if (state == null || state.deleted() || state.projectId() != setting.projectId()) {
            setting.refuse("category_id", RefusalCode.INVALID, "must be the id of a category");
            return null;
        }
        return state;
    }
}
