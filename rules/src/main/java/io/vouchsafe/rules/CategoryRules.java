package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.RuleFacts.Category;
import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must and must not be said of a transaction; all these rules must be met (contract §2.4, §4.3, §5.4). Each code is reported once, and
 * names the categories that it is about.
 */
final class CategoryRules {

    private CategoryRules() {}

    static @Nullable Refusal categoriesSent(Attempt attempt) {
        return refusal(
                attempt,
                category -> category.match() == CategoryMatch.ANY_OF && !sent(attempt, category),
                RefusalCode.MISSING_REQUIRED_CATEGORY,
                "These categories are required: ");
    }

    static @Nullable Refusal wantedTagsSent(Attempt attempt) {
        return refusal(
                attempt,
                category -> category.match() == CategoryMatch.ANY_OF && sent(attempt, category) && !category.matched(),
                RefusalCode.MISSING_REQUIRED_TAGS,
                "None of the required tags was sent for these categories: ");
    }

    static @Nullable Refusal noForbiddenTags(Attempt attempt) {
        return refusal(
                attempt,
                category -> category.match() == CategoryMatch.NONE_OF && category.matched(),
                RefusalCode.INCLUDES_FORBIDDEN_TAGS,
                "A forbidden tag was sent for these categories: ");
    }

    /** Only of categories that the campaign's rules are about: a tag that was misspelt must not slip past what forbids it. */
    static @Nullable Refusal tagsKnown(Attempt attempt) {
        return refusal(
                attempt,
                category -> category.unknownTags() != null,
                RefusalCode.UNKNOWN_TAGS,
                "A tag was sent that is not in the list of these categories: ");
    }

    private static boolean sent(Attempt attempt, Category category) {
        return attempt.request().categories().stream()
                .anyMatch(entry -> entry.name().equals(category.name()));
    }

    private static @Nullable Refusal refusal(
            Attempt attempt, Predicate<Category> broken, RefusalCode code, String message) {
        List<Category> categories = attempt.facts().campaign().rules(Category.class);
        if (categories.stream().noneMatch(broken)) {
            return null;
        }
        return Refusal.of(
                "categories",
                code,
                categories.stream()
                        .filter(broken)
                        .map(Category::name)
                        .distinct()
                        .collect(Collectors.joining(", ", message, "")));
    }

    static Account required(Attempt attempt) {
        return account(
                attempt,
                category -> category.match() == CategoryMatch.ANY_OF,
                category -> sent(attempt, category),
                "Every category that the campaign asks tags of must be sent.");
    }

    static Account wantedTags(Attempt attempt) {
        return account(
                attempt,
                category -> category.match() == CategoryMatch.ANY_OF && sent(attempt, category),
                Category::matched,
                "Of every category that the campaign asks tags of, one of them must be sent.");
    }

    static Account forbiddenTags(Attempt attempt) {
        return account(
                attempt,
                category -> category.match() == CategoryMatch.NONE_OF,
                category -> !category.matched(),
                "No tag may be sent that the campaign forbids.");
    }

    static Account knownTags(Attempt attempt) {
        return account(
                attempt,
                _ -> true,
                category -> category.unknownTags() == null,
                "Of the categories that the campaign's rules are about, only tags of their lists may be sent.");
    }

    private static Account account(
            Attempt attempt, Predicate<Category> asked, Predicate<Category> met, String requires) {
        List<Category> categories = attempt.facts().campaign().rules(Category.class).stream()
                .filter(asked)
                .toList();
        if (categories.isEmpty()) {
            return Account.none("No rule of the campaign asks for this.");
        }
        List<String> broken = categories.stream()
                .filter(met.negate())
                .map(Category::name)
                .distinct()
                .toList();
        return Account.of(
                        requires,
                        broken.isEmpty() ? "Met." : "Not met for the category " + String.join(", ", broken) + ".")
                .with("categories", attempt.request().categories())
                .about(categories.stream()
                        .map(category -> account(attempt, category, met.test(category)))
                        .toList());
    }

    private static RuleAccount account(Attempt attempt, Category category, boolean met) {
        String tags = attempt.request().categories().stream()
                .filter(sent -> sent.name().equals(category.name()))
                .map(CategoryTag::tag)
                .collect(Collectors.joining(", "));
        List<String> unknown = category.unknownTags();
        String seen = tags.isEmpty()
                ? "No tag of it was sent."
                : "Sent was: " + tags + ". "
                        + (category.matched() ? "A tag" : "No tag") + " of the rule was among them."
                        + (unknown == null ? "" : " Not in the category's list: " + String.join(", ", unknown) + ".");
        return RuleAccount.of(
                        category,
                        met,
                        (category.match() == CategoryMatch.ANY_OF ? "One" : "None")
                                + " of the rule's tags of the category " + category.name()
                                + ", and only tags of that category's list.",
                        seen)
                .with("category_id", category.categoryId())
                .with("category_revision", category.categoryRevision())
                .with("match", Words.wire(category.match()))
                .with("matched", category.matched())
                .with("unknown_tags", unknown);
    }
}
