package io.vouchsafe.query.voucher;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.VoucherStatus;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which vouchers of a campaign are wanted (contract §5.2); each part may be absent. */
record VoucherFilter(@Nullable Boolean active, @Nullable VoucherStatus status) {

    /** Reads the query parameters; every value that is not one of the allowed is refused with 422. */
    static VoucherFilter of(@Nullable String active, @Nullable String status) {
        List<Refusal> problems = new ArrayList<>();
        VoucherFilter filter = new VoucherFilter(active(active, problems), status(status, problems));
        if (!problems.isEmpty()) {
            throw new ApiFailure.Invalid("Filter is invalid", problems);
        }
        return filter;
    }

    private static @Nullable Boolean active(@Nullable String text, List<Refusal> problems) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> {
                problems.add(Refusal.of("active", RefusalCode.INVALID, "must be true or false"));
                yield null;
            }
        };
    }

    private static @Nullable VoucherStatus status(@Nullable String text, List<Refusal> problems) {
        if (text == null) {
            return null;
        }
        for (VoucherStatus status : VoucherStatus.values()) {
            if (status.wire().equals(text)) {
                return status;
            }
        }
        String allowed =
                Arrays.stream(VoucherStatus.values()).map(VoucherStatus::wire).collect(Collectors.joining(", "));
        problems.add(Refusal.of("status", RefusalCode.UNEXPECTED_VALUE, "must be one of " + allowed, allowed));
        return null;
    }

    /** The facets that pass, or {@code null} where all do. */
    Short @Nullable [] facets(boolean unique) {
        return active == null && status == null ? null : VoucherFacet.matching(unique, active, status);
    }
}
