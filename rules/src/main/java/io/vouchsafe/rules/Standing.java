package io.vouchsafe.rules;

import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A validated redemption as its confirmation finds it, and what is asked of it before the book is opened. Not part of the facts of a decision:
 * it stands in the streams of the redemption and of its customer.
 *
 * @param granted the discount that was fixed at validation
 * @param confirmed whether it had been confirmed before
 * @param customerDeleted whether the customer whom it names had been deleted
 */
public record Standing(Money granted, boolean confirmed, boolean customerDeleted) {

    private static final Refusal ALREADY_CONFIRMED =
            Refusal.of("confirmed", RefusalCode.ALREADY_CONFIRMED, "The redemption is confirmed already");

    private static final Refusal CUSTOMER_DELETED =
            Refusal.of("customer", RefusalCode.INVALID, "The customer has been deleted");

    /** Why the book is not even opened; {@code null} if it is. */
    public @Nullable Refusal refusal() {
        return confirmed ? ALREADY_CONFIRMED : customerDeleted ? CUSTOMER_DELETED : null;
    }

    /** Of a redemption that was confirmed before, nothing else is asked. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(Verdict.of(
                "not_confirmed_before",
                Account.of(
                                "A redemption can be confirmed once.",
                                confirmed ? "It had been confirmed before." : "It had not been confirmed before.")
                        .with("confirmed_before", confirmed),
                confirmed ? ALREADY_CONFIRMED : null));
        if (!confirmed) {
            verdicts.add(Verdict.of(
                    "customer_on_record",
                    new Account(
                            true,
                            "The customer of the redemption, if it has one, must not have been deleted since.",
                            customerDeleted ? "The customer had been deleted." : "None had been deleted.",
                            Map.of("customer_deleted", customerDeleted),
                            List.of()),
                    customerDeleted ? CUSTOMER_DELETED : null));
        }
        return verdicts;
    }
}
