package io.vouchsafe.query.campaign;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns of a project are wanted; each part may be absent. An extra over the contract's v1.0, under the names of v2.0.
 *
 * @param nameContains part of the name, in any case
 * @param team the whole label
 */
record CampaignFilter(
        @Nullable String nameContains,
        @Nullable CampaignStatus status,
        @Nullable String team) {

    /** Reads the query parameters; an unknown status is refused with 422. */
    static CampaignFilter of(@Nullable String name, @Nullable String status, @Nullable String team) {
        return new CampaignFilter(name, status == null ? null : status(status), team);
    }

    private static CampaignStatus status(String text) {
        for (CampaignStatus status : CampaignStatus.values()) {
            if (wire(status).equals(text)) {
                return status;
            }
        }
        String allowed =
                Arrays.stream(CampaignStatus.values()).map(CampaignFilter::wire).collect(Collectors.joining(", "));
        Refusal refusal = Refusal.of("status_eq", RefusalCode.UNEXPECTED_VALUE, "must be one of " + allowed, allowed);
        throw new ApiFailure.Invalid("Filter is invalid", List.of(refusal));
    }

    private static String wire(CampaignStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The name's part as a pattern of SQL, in which nothing that the client sent is a wildcard. */
    @Nullable
    String namePattern() {
        return nameContains == null
                ? null
                : "%" + nameContains.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    @Nullable
    String statusName() {
        return status == null ? null : status.name();
    }
}
