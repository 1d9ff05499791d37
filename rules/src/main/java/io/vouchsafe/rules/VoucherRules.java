package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.VoucherType;
import org.jspecify.annotations.Nullable;

/** What the voucher itself must allow (contract §2.4, §4.2). */
final class VoucherRules {

    private VoucherRules() {}

    static @Nullable Refusal active(Attempt attempt) {
        return attempt.facts().voucher().active()
                ? null
                : Refusal.of("voucher", RefusalCode.NOT_ACTIVE, "The voucher is not active");
    }

    static @Nullable Refusal notExpired(Attempt attempt) {
        return attempt.facts().voucher().expired()
                ? Refusal.of("voucher", RefusalCode.EXPIRED, "The voucher has expired")
                : null;
    }

    static @Nullable Refusal notUsedUp(Attempt attempt) {
        boolean unique = attempt.facts().campaign().voucherType() == VoucherType.UNIQUE;
        return unique && attempt.facts().voucher().uses() > 0
                ? Refusal.of(
                        "voucher",
                        RefusalCode.UNIQUE_CODE_ALREADY_USED,
                        "The voucher can be redeemed only once, and has been")
                : null;
    }

    static @Nullable Refusal presentedByAssignee(Attempt attempt) {
        VoucherFacts voucher = attempt.facts().voucher();
        return voucher.assigned() && !voucher.presentedByAssignee()
                ? Refusal.of(
                        "customer",
                        RefusalCode.DOES_NOT_MATCH_ASSIGNED_CUSTOMER,
                        "The voucher is assigned to a customer, who was not named")
                : null;
    }
}
