package io.vouchsafe.query.report;

import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.query.report.FunnelReport.Stages;
import io.vouchsafe.query.tally.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells how far vouchers have come. */
final class FunnelReports {

    private static final String STAGES = """
            with member as (select * from unnest(:campaigns::bigint[], :groups::integer[]) as m (campaign_id, place))
            select m.place, -1 as stage, sum(v.created)::bigint as vouchers
              from member m join views.report_vouchers v using (campaign_id)
             where v.project_id = :project group by 1
            union all
            select m.place, s.stage, sum(s.size)::bigint
              from member m join views.report_voucher_stage s
                on s.project_id = :project and s.campaign_id = m.campaign_id
             group by 1, 2""";

    private final ReportCampaigns campaigns;
    private final ViewsDatabase views;

    FunnelReports(ReportCampaigns campaigns, ViewsDatabase views) {
        this.campaigns = campaigns;
        this.views = views;
    }

    FunnelReport funnel(long projectId, CampaignFilter filter, Grouping grouping) {
        Map<Long, ReportCampaign> all = campaigns.all(projectId);
        ReportScope scope = ReportScope.of(projectId, grouping, ReportCampaigns.wanted(all, filter), all);
        Map<Integer, Stages> byGroup = read(scope);
        List<FunnelReport.Row> rows = new ArrayList<>();
        Stages totals = Stages.NONE;
        for (int i = 0; i < scope.groups().size(); i++) {
            Stages stages = byGroup.getOrDefault(i, Stages.NONE);
            if (stages.created() > 0 || grouping == Grouping.NONE) {
                rows.add(new FunnelReport.Row(scope.groups().get(i), stages));
            }
            totals = totals.plus(stages);
        }
        return new FunnelReport("FunnelReport", grouping.word(), rows, totals);
    }

    private Map<Integer, Stages> read(ReportScope scope) {
        Map<Integer, Stages> byGroup = new HashMap<>();
        views.client()
                .sql(STAGES)
                .param("project", scope.projectId())
                .param("campaigns", scope.campaigns().toArray(Long[]::new))
                .param("groups", scope.groupOf().toArray(Integer[]::new))
                .query((row, number) -> byGroup.merge(
                        row.getInt("place"), stages(row.getInt("stage"), row.getLong("vouchers")), Stages::plus))
                .list();
        return byGroup;
    }

    /** The stage -1 stands for vouchers that were created. */
    private static Stages stages(int stage, long vouchers) {
        long distributed = stage == Stage.ASSIGNED.number() ? vouchers : 0;
        long validated = stage == Stage.VALIDATED.number() ? vouchers : 0;
        long redeemed = stage == Stage.REDEEMED.number() ? vouchers : 0;
        long expired = stage == Stage.EXPIRED.number() ? vouchers : 0;
        return new Stages(stage < 0 ? vouchers : 0, distributed, validated, redeemed, expired);
    }
}
