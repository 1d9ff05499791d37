package io.vouchsafe.rules;

import io.vouchsafe.events.type.Refusal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the rule book.
 *
 * @param name what it is called in explanations; never renamed
 * @param rule says whether the condition is met
 * @param account says what was asked for and seen; only asked when somebody wants to know
 */
record Check(String name, Rule rule, Function<Attempt, Account> account) {

    Verdict verdict(Attempt attempt) {
        @Nullable Refusal refusal = rule.refusal(attempt);
        return Verdict.of(name, account.apply(attempt), refusal);
    }
}
