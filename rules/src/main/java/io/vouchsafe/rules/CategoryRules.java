package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.RuleFacts.Category;
import io.vouchsafe.events.rule.CategoryMatch;
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
}
