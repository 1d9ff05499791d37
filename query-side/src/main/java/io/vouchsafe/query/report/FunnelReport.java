package io.vouchsafe.query.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** How far vouchers have come, as of now. */
@JsonPropertyOrder({"type", "group_by", "rows", "totals"})
record FunnelReport(String type, String groupBy, List<Row> rows, Stages totals) {

    /** Vouchers that exist, and of those how many have come how far. */
    @JsonPropertyOrder({"created", "distributed", "validated", "redeemed", "expired"})
    record Stages(long created, long distributed, long validated, long redeemed, long expired) {

        static final Stages NONE = new Stages(0, 0, 0, 0, 0);

        Stages plus(Stages more) {
            return new Stages(
                    created + more.created,
                    distributed + more.distributed,
                    validated + more.validated,
                    redeemed + more.redeemed,
                    expired + more.expired);
        }
    }

    /** The vouchers of a group of campaigns. */
    @JsonPropertyOrder({"group"})
    record Row(ReportGroup group, @JsonUnwrapped Stages stages) {}
}
