package io.vouchsafe.query.voucher;

import io.vouchsafe.contract.resource.UnconfirmedRedemptions;
import io.vouchsafe.query.freshness.Freshness;
import java.util.Set;

/** Tells those who show a voucher after a write what the view knows of its redemptions. */
public final class PendingRedemptions implements UnconfirmedRedemptions {

    private static final Set<String> NEEDED = Set.of(VoucherProjection.NAME);

    private final VoucherReads vouchers;
    private final Freshness freshness;

    public PendingRedemptions(VoucherReads vouchers, Freshness freshness) {
        this.vouchers = vouchers;
        this.freshness = freshness;
    }

    @Override
    public long of(long voucherId) {
        freshness.await(NEEDED);
        return vouchers.unconfirmed(voucherId);
    }
}
