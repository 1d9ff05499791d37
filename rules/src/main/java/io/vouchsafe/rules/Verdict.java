package io.vouchsafe.rules;

import io.vouchsafe.events.type.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one check of the rule book came to, with the numbers that were compared.
 *
 * @param check its name, for programs; never renamed
 * @param requires what had to be so, in English; of one that did not apply, why not
 * @param seen what was so, in English; empty for one that did not apply
 * @param data the same as numbers and texts, by name
 * @param rules of the campaign's own rules those that the check is about, with their revisions
 * @param refusal why not; {@code null} unless the outcome is {@link Outcome#REFUSED}
 */
public record Verdict(
        String check,
        Outcome outcome,
        String requires,
        String seen,
        Map<String, Object> data,
        List<RuleAccount> rules,
        @Nullable Refusal refusal) {

    public Verdict {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        rules = List.copyOf(rules);
    }

    /** What a check can come to. */
    public enum Outcome {
        PASSED,
        REFUSED,
        /** Nothing was asked for, because nothing is limited in this way. */
        NOT_APPLICABLE;

        /** The outcome as clients see it: lower case, snake case. */
        public String wire() {
            return Words.wire(this);
        }
    }

    static Verdict of(String check, Account account, @Nullable Refusal refusal) {
        Outcome outcome =
                refusal != null ? Outcome.REFUSED : account.applies() ? Outcome.PASSED : Outcome.NOT_APPLICABLE;
        return new Verdict(
                check, outcome, account.requires(), account.seen(), account.data(), account.rules(), refusal);
    }
}
