package io.vouchsafe.query.tally;

import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.RowSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a batch does to {@code views.report_vouchers} and {@code views.report_voucher_stage}: how many vouchers there are, and how far they have come. */
final class VoucherChanges {

    private static final String COUNT = """
            with counted as (
                insert into report_vouchers as v (campaign_id, project_id, created)
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[])
                on conflict (campaign_id) do update set created = v.created + excluded.created
                returning created)
            select count(*) from counted where created >= 0""";

    private static final String DELETE_OF_CAMPAIGN = """
            with campaign as (select * from unnest(?::bigint[], ?::bigint[]) as row (id, project_id)),
            uncounted as (delete from report_vouchers v using campaign c where v.campaign_id = c.id),
            gone as (
                delete from report_voucher_stage s using campaign c
                where s.project_id = c.project_id and s.campaign_id = c.id returning 1)
            select count(*) from gone""";

    private static final SetChanges.Table<Reached> STAGES = new SetChanges.Table<>(
            "report_voucher_stage",
            List.of("project_id", "campaign_id", "stage"),
            List.of("int8", "int8", "int2"),
            (reached, values) -> {
                values.add(reached.projectId());
                values.add(reached.campaignId());
                values.add(reached.stage().number());
            });

    private final Map<Campaign, Long> created = new LinkedHashMap<>();
    private final SetChanges<Reached> stages = new SetChanges<>(STAGES);
    private final RowSet deletedCampaigns = new RowSet("int8", "int8");

    private record Campaign(long id, long projectId) {}

    private record Reached(long projectId, long campaignId, Stage stage) {}

    void issued(VouchersIssued chunk) {
        count(chunk, chunk.codes().size());
        List<@Nullable Long> customers = chunk.customers();
        if (customers != null) {
            for (int i = 0; i < customers.size(); i++) {
                if (customers.get(i) != null) {
                    put(chunk, Stage.ASSIGNED, chunk.firstVoucherId() + i, true);
                }
            }
        }
    }

    /** The voucher stands like this now. Only the stage is looked at that the event can change, because every other one would have to be read. */
    void changed(VoucherEvent.OfOne event) {
        VoucherState state = event.state();
        boolean there = !state.deleted();
        switch (event) {
            case VoucherAssigned _, VoucherUnassigned _ ->
                put(event, Stage.ASSIGNED, event.voucherId(), there && state.customerNo() != null);
            case VoucherRedeemed _, VoucherRestored _ ->
                put(event, Stage.REDEEMED, event.voucherId(), there && state.uses() > 0);
            case VoucherExpired _ -> put(event, Stage.EXPIRED, event.voucherId(), there);
            case VoucherRevised _ -> {}
            case VoucherDeleted _ -> deleted(event);
        }
    }

    private void deleted(VoucherEvent.OfOne event) {
        count(event, -1);
        for (Stage stage : Stage.values()) {
            put(event, stage, event.voucherId(), false);
        }
    }

    void validated(long projectId, long campaignId, long voucherId) {
        stages.put(new Reached(projectId, campaignId, Stage.VALIDATED), voucherId, true);
    }

    void campaignDeleted(long projectId, long campaignId) {
        deletedCampaigns.add(campaignId, projectId);
    }

    private void count(VoucherEvent event, long more) {
        created.merge(new Campaign(event.campaignId(), event.projectId()), more, Long::sum);
    }

    private void put(VoucherEvent event, Stage stage, long voucherId, boolean reached) {
        stages.put(new Reached(event.projectId(), event.campaignId(), stage), voucherId, reached);
    }

    /** Campaigns are deleted last: nothing happens to a voucher after its campaign is gone. */
    void write(JdbcTemplate jdbc) {
        RowSet counts = new RowSet("int8", "int8", "int8");
        created.forEach((campaign, more) -> counts.add(campaign.id(), campaign.projectId(), more));
        if (!counts.isEmpty()) {
            MismatchException.unlessEqual("vouchers, none below zero", counts.size(), counts.run(jdbc, COUNT));
        }
        stages.write(jdbc);
        if (!deletedCampaigns.isEmpty()) {
            deletedCampaigns.run(jdbc, DELETE_OF_CAMPAIGN);
        }
    }
}
