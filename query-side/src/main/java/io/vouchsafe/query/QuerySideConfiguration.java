package io.vouchsafe.query;

import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.query.audit.ChainStatusConfiguration;
import io.vouchsafe.query.campaign.CampaignController;
import io.vouchsafe.query.campaign.CampaignProjection;
import io.vouchsafe.query.campaign.CampaignReads;
import io.vouchsafe.query.customer.CustomerController;
import io.vouchsafe.query.customer.CustomerProjection;
import io.vouchsafe.query.customer.CustomerReads;
import io.vouchsafe.query.decision.DecisionProjection;
import io.vouchsafe.query.definition.DefinitionProjection;
import io.vouchsafe.query.freshness.Freshness;
import io.vouchsafe.query.freshness.ReadMeters;
import io.vouchsafe.query.history.HistoryProjection;
import io.vouchsafe.query.live.LiveConfiguration;
import io.vouchsafe.query.past.CheckpointProjection;
import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.projection.ProjectionLag;
import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.projection.ProjectionsHealth;
import io.vouchsafe.query.projection.TokenTable;
import io.vouchsafe.query.projection.Unfilled;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.query.rebuild.RebuildConfiguration;
import io.vouchsafe.query.rebuild.RebuildJobs;
import io.vouchsafe.query.reconcile.ReconcileConfiguration;
import io.vouchsafe.query.redemption.RedemptionController;
import io.vouchsafe.query.redemption.RedemptionProjection;
import io.vouchsafe.query.redemption.RedemptionReads;
import io.vouchsafe.query.tally.ReportProjection;
import io.vouchsafe.query.voucher.PendingRedemptions;
import io.vouchsafe.query.voucher.VoucherController;
import io.vouchsafe.query.voucher.VoucherProjection;
import io.vouchsafe.query.voucher.VoucherReads;
import io.vouchsafe.store.event.EventJson;
import io.vouchsafe.store.event.TailPace;
import io.vouchsafe.store.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The read side, bean by bean. Needs the beans of the event store and of the contract, and the {@link ProjectSettings}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    ChainStatusConfiguration.class,
    DecisionsConfiguration.class,
    DefinitionsConfiguration.class,
    HistoryConfiguration.class,
    LiveConfiguration.class,
    RebuildConfiguration.class,
    ReconcileConfiguration.class,
    ReportConfiguration.class
})
public class QuerySideConfiguration {

    @Bean
    ViewsDatabase viewsDatabase(
            @Qualifier("queryDataSource") DataSource queryDataSource,
            @Qualifier("queryTransactions") PlatformTransactionManager queryTransactions,
            @Value("${vouchsafe.database.shared:true}") boolean shared) {
        ViewsDatabase views = ViewsDatabase.open(queryDataSource, queryTransactions);
        if (!shared) {
            views.releaseClaims();
        }
        return views;
    }

    @Bean
    Positions projectionPositions(ViewsDatabase viewsDatabase) {
        return new Positions(viewsDatabase);
    }

    /** Not a bean of Axon's {@code TokenStore} type, so that nothing else starts to use the readers' table. */
    @Bean
    Projections projections(
            ViewsDatabase viewsDatabase,
            Positions projectionPositions,
            EventStore eventStore,
            Unfilled unfilledProjections,
            JsonMapper apiJson,
            EventJson eventJson,
            ProjectSettings projects,
            MeterRegistry meters,
            Traces traces,
            @Value("${vouchsafe.projections.auto-start:true}") boolean autoStart) {
        return new Projections(
                List.of(
                        CampaignProjection::new,
                        VoucherProjection::new,
                        CustomerProjection::new,
                        views -> new DefinitionProjection(views, apiJson),
                        views -> new RedemptionProjection(views, apiJson),
                        HistoryProjection::new,
                        DecisionProjection::new,
                        views -> new ReportProjection(views, projects),
                        views -> CheckpointProjection.on(views, eventJson)),
                eventStore,
                TokenTable.tokens(viewsDatabase.dataSource()),
                new SpringTransactionManager(viewsDatabase.transactions()),
                viewsDatabase,
                projectionPositions,
                unfilledProjections,
                meters,
                traces,
                autoStart);
    }

    @Bean
    Freshness freshness(
            Positions projectionPositions,
            RebuildJobs rebuildJobs,
            TailPace tailPace,
            MeterRegistry meters,
            @Value("${vouchsafe.read-timeout:2s}") Duration readTimeout) {
        return new Freshness(projectionPositions, rebuildJobs, tailPace, new ReadMeters(meters), readTimeout);
    }

    /** Named so that the health endpoint shows it as {@code projections}. */
    @Bean
    ProjectionsHealth projectionsHealthIndicator(Projections projections) {
        return new ProjectionsHealth(projections);
    }

    @Bean
    ProjectionLag projectionLag(Projections projections, Positions projectionPositions, Clock clock) {
        return new ProjectionLag(projections, projectionPositions, clock);
    }

    @Bean
    CampaignReads campaignReads(ViewsDatabase viewsDatabase) {
        return new CampaignReads(viewsDatabase);
    }

    @Bean
    VoucherReads voucherReads(ViewsDatabase viewsDatabase) {
        return new VoucherReads(viewsDatabase);
    }

    @Bean
    RedemptionReads redemptionReads(ViewsDatabase viewsDatabase, JsonMapper apiJson) {
        return new RedemptionReads(viewsDatabase, apiJson);
    }

    @Bean
    CampaignController campaignController(CampaignReads campaignReads, ProjectSettings projects, Freshness freshness) {
        return new CampaignController(campaignReads, projects, freshness);
    }

    @Bean
    VoucherController voucherController(CampaignReads campaignReads, VoucherReads voucherReads, Freshness freshness) {
        return new VoucherController(campaignReads, voucherReads, freshness);
    }

    @Bean
    PendingRedemptions pendingRedemptions(VoucherReads voucherReads, Freshness freshness) {
        return new PendingRedemptions(voucherReads, freshness);
    }

    @Bean
    CustomerController customerController(
            ViewsDatabase viewsDatabase,
            VoucherReads voucherReads,
            RedemptionReads redemptionReads,
            Freshness freshness) {
        return new CustomerController(new CustomerReads(viewsDatabase), voucherReads, redemptionReads, freshness);
    }

    @Bean
    RedemptionController redemptionController(
            CampaignReads campaignReads, RedemptionReads redemptionReads, Freshness freshness) {
        return new RedemptionController(campaignReads, redemptionReads, freshness);
    }
}
