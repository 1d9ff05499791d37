package io.vouchsafe.query.tally;

import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.Recorded;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What reports are made from: figures, refusals and customers of each hour, day and month, for each campaign and for the project; how far
 * vouchers have come; and what campaigns are called. What is deleted stays, except vouchers, which are counted as they are. Reversals are taken
 * from the buckets of their confirmations.
 */
public final class ReportProjection implements Projection {

    /** Its name. */
    public static final String NAME = "reports";

    /** The number under which {@code views.report_bucket} and its sisters keep what all campaigns of a project come to. */
    public static final long WHOLE_PROJECT = Bucket.WHOLE_PROJECT;

    private final ViewsDatabase views;
    private final ProjectSettings projects;

    /**
     * The projection.
     *
     * @param projects tell each project's time zone, which never changes
     */
    public ReportProjection(ViewsDatabase views, ProjectSettings projects) {
        this.views = views;
        this.projects = projects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(Class<?> eventClass) {
        return VoucherEvent.class.isAssignableFrom(eventClass)
                || eventClass == RedemptionValidated.class
                || eventClass == RedemptionConfirmed.class
                || eventClass == RedemptionDeclined.class
                || eventClass == RedemptionReversed.class
                || (CampaignEvent.class.isAssignableFrom(eventClass)
                        && eventClass != CampaignRuleSet.class
                        && eventClass != CampaignRuleRemoved.class);
    }

    @Override
    public void apply(List<DomainEvent> events) {
        throw new UnsupportedOperationException("a reversal is looked up in its stream");
    }

    @Override
    public void applyRecorded(List<Recorded> recorded) {
        CampaignChanges campaigns = new CampaignChanges();
        VoucherChanges vouchers = new VoucherChanges();
        RedemptionChanges redemptions = new RedemptionChanges(new Starts(projects));
        for (Recorded one : recorded) {
            switch (one.event()) {
                case CampaignEvent event -> {
                    campaigns.happened(event);
                    if (event instanceof CampaignDeleted) {
                        vouchers.campaignDeleted(event.projectId(), event.campaignId());
                    }
                }
                case VoucherEvent event -> happened(event, vouchers, redemptions);
                case RedemptionValidated event -> {
                    redemptions.validated(event.projectId(), event.campaignId(), event.at());
                    vouchers.validated(event.projectId(), event.campaignId(), event.voucherId());
                }
                case RedemptionConfirmed event -> {
                    redemptions.confirmed(event);
                    vouchers.validated(event.projectId(), event.campaignId(), event.voucherId());
                }
                case RedemptionReversed event -> redemptions.reversed(event, one.stream());
                case RedemptionDeclined event -> redemptions.declined(event);
                default -> throw new IllegalArgumentException("not followed: " + one.event());
            }
        }
        JdbcTemplate jdbc = views.jdbc();
        campaigns.write(jdbc);
        redemptions.write(jdbc);
        vouchers.write(jdbc);
    }

    private static void happened(VoucherEvent event, VoucherChanges vouchers, RedemptionChanges redemptions) {
        switch (event) {
            case VouchersIssued issued -> {
                vouchers.issued(issued);
                redemptions.issued(issued, issued.codes().size());
                List<@Nullable Long> customers = issued.customers();
                if (customers != null) {
                    redemptions.assigned(
                            issued, customers.stream().filter(Objects::nonNull).count());
                }
            }
            case VoucherAssigned assigned -> {
                vouchers.changed(assigned);
                redemptions.assigned(assigned, 1);
            }
            case VoucherEvent.OfOne changed -> vouchers.changed(changed);
        }
    }

    @Override
    public List<String> tables() {
        return List.of(
                "report_campaign",
                "report_bucket",
                "report_refusal",
                "report_customers",
                "report_vouchers",
                "report_voucher_stage");
    }

    @Override
    public Set<String> indexesForReads() {
        return Set.of("report_campaign_of_project");
    }
}
