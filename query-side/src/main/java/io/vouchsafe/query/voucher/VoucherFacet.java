package io.vouchsafe.query.voucher;

import io.vouchsafe.contract.resource.VoucherStatus;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher's status follows from, packed into five bits exactly as the column {@code facet} of {@code views.voucher} packs it. There
 * are so few that a filter is a list of facets, and a count is a sum over a handful of rows.
 */
final class VoucherFacet {

    private static final int ACTIVE = 1;
    private static final int EXPIRED = 2;
    private static final int CONFIRMED = 4;
    private static final int UNCONFIRMED = 8;
    private static final int ASSIGNED = 16;
    private static final int FACETS = 32;

    private VoucherFacet() {}

    /** The status of a voucher. */
    static VoucherStatus status(int facet, boolean unique) {
        return VoucherStatus.of(
                has(facet, EXPIRED),
                unique,
                has(facet, CONFIRMED) ? 1 : 0,
                has(facet, UNCONFIRMED) ? 1 : 0,
                has(facet, ASSIGNED));
    }

    /**
     * The facets that a filter lets pass.
     *
     * @param unique whether the campaign's codes can be redeemed only once
     * @param active switched on or off, or {@code null} for both
     * @param status or {@code null} for all
     */
    static Short[] matching(boolean unique, @Nullable Boolean active, @Nullable VoucherStatus status) {
        return IntStream.range(0, FACETS)
                .filter(facet -> active == null || active == has(facet, ACTIVE))
                .filter(facet -> status == null || status == status(facet, unique))
                .mapToObj(facet -> (short) facet)
                .toArray(Short[]::new);
    }

    private static boolean has(int facet, int bit) {
        return (facet & bit) != 0;
    }
}
