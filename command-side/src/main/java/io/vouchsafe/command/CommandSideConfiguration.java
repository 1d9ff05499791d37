package io.vouchsafe.command;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.command.area.Polygons;
import io.vouchsafe.command.assignment.CustomerCommands;
import io.vouchsafe.command.assignment.CustomerController;
import io.vouchsafe.command.assignment.ErasureCommands;
import io.vouchsafe.command.assignment.ErasureController;
import io.vouchsafe.command.campaign.CampaignCommands;
import io.vouchsafe.command.campaign.CampaignController;
import io.vouchsafe.command.campaign.CampaignDirectory;
import io.vouchsafe.command.campaign.Purge;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.dispatch.BusInFront;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.command.idempotency.IdempotencyConfiguration;
import io.vouchsafe.command.idempotency.ReceiptTable;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.lane.BatchUnitOfWork;
import io.vouchsafe.command.lane.LaneCommandBus;
import io.vouchsafe.command.lane.LaneMeters;
import io.vouchsafe.command.redemption.DecisionMeters;
import io.vouchsafe.command.redemption.RedemptionCommands;
import io.vouchsafe.command.redemption.RedemptionController;
import io.vouchsafe.command.redemption.ReversalCommands;
import io.vouchsafe.command.redemption.ReversalController;
import io.vouchsafe.command.stream.StreamCache;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.command.voucher.BulkWork;
import io.vouchsafe.command.voucher.ExpiryCommands;
import io.vouchsafe.command.voucher.ExpiryController;
import io.vouchsafe.command.voucher.FreeVouchers;
import io.vouchsafe.command.voucher.VoucherCommands;
import io.vouchsafe.command.voucher.VoucherController;
import io.vouchsafe.command.voucher.VoucherDirectory;
import io.vouchsafe.command.voucher.VoucherStanding;
import io.vouchsafe.command.voucher.file.ChunkSender;
import io.vouchsafe.command.voucher.file.ImportCommands;
import io.vouchsafe.command.voucher.file.ImportController;
import io.vouchsafe.command.voucher.find.FindCommands;
import io.vouchsafe.command.voucher.find.FindController;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.contract.resource.UnconfirmedRedemptions;
import io.vouchsafe.store.database.SchemaMigration;
import io.vouchsafe.store.event.StreamReader;
import io.vouchsafe.store.event.Wiring;
import io.vouchsafe.store.trace.Traces;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** The command side: one bus, its lanes, and what every feature needs. Needs the beans of the store, a {@link ProjectSettings} and an {@link UnconfirmedRedemptions}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideProperties.class)
@Import({DefinitionsConfiguration.class, IdempotencyConfiguration.class})
public class CommandSideConfiguration {

    /** How many corners of areas are kept in memory: some tens of megabytes at most. */
    private static final long POLYGON_POINTS = 200_000;

    /** What is known between transactions. Made after the schema is up to date. */
    record Memory(
            Identities identities,
            Customers.Directory customers,
            CampaignDirectory campaigns,
            VoucherDirectory vouchers,
            StreamCache streams) {}

    @Bean
    Memory commandMemory(DataSource commandDataSource, CommandSideProperties properties) {
        SchemaMigration.migrate(commandDataSource, "command");
        Identities identities = new Identities(commandDataSource);
        return new Memory(
                identities,
                new Customers.Directory(commandDataSource, identities, new SecureRandom(), properties.cachedStreams()),
                new CampaignDirectory(commandDataSource),
                new VoucherDirectory(commandDataSource, properties.cachedVouchers()),
                new StreamCache(properties.cachedStreams()));
    }

    @Bean
    TransactionManager axonCommandTransactions(PlatformTransactionManager commandTransactions) {
        return Wiring.durable(new SpringTransactionManager(commandTransactions));
    }

    @Bean(destroyMethod = "close")
    LaneCommandBus commandBus(
            TransactionManager axonCommandTransactions,
            EventStore eventStore,
            StreamReader streamReader,
            DataSource commandDataSource,
            Memory memory,
            FreeVouchers free,
            Clock clock,
            ProjectSettings projects,
            ReceiptTable receipts,
            MeterRegistry meters,
            Traces traces,
            CommandSideProperties properties) {
        LaneMeters laneMeters = new LaneMeters(meters);
        BatchUnitOfWork unitOfWork = new BatchUnitOfWork(
                axonCommandTransactions,
                laneMeters,
                traces,
                () -> new CommandBatch(
                        new Streams(memory.streams(), streamReader),
                        memory.customers().open(),
                        receipts.open(),
                        eventStore));
        LaneCommandBus bus = new LaneCommandBus(
                axonCommandTransactions,
                unitOfWork,
                laneMeters,
                traces,
                properties.lanes(),
                properties.laneCapacity(),
                properties.laneBatch());
        bus.registerHandlerInterceptor(new ReceiptKeeping());
        Gauge.builder("vouchsafe.lane.queued", bus, LaneCommandBus::queued)
                .description("Commands that wait in the lanes")
                .baseUnit("commands")
                .register(meters);
        Gauge.builder("vouchsafe.lane.capacity", () -> properties.lanes() * properties.laneCapacity())
                .description("Commands that could wait in the lanes; each lane has an equal part of it")
                .baseUnit("commands")
                .register(meters);
        DecisionClock decisions = new DecisionClock(clock);
        List.of(
                        new CampaignCommands(memory.campaigns(), memory.identities(), decisions),
                        VoucherCommands.of(memory.vouchers(), free, new SecureRandom(), decisions),
                        new FindCommands(free, new VoucherStanding(memory.vouchers()), new SecureRandom(), decisions),
                        new ImportCommands(memory.vouchers(), decisions),
                        new ExpiryCommands(new VoucherStanding(memory.vouchers()), decisions),
                        new CustomerCommands(memory.vouchers(), new VoucherStanding(memory.vouchers()), decisions),
                        new ErasureCommands(
                                memory.vouchers(),
                                new VoucherStanding(memory.vouchers()),
                                (customer, oldest) ->
                                        receipts.forget(customer.projectId(), customer.identifier(), oldest),
                                decisions),
                        new RedemptionCommands(memory.vouchers(), projects, new Polygons(POLYGON_POINTS), decisions),
                        new ReversalCommands(memory.vouchers(), free, projects, decisions))
                .forEach(handlers -> subscribe(handlers, bus));
        DefinitionsConfiguration.handlers(commandDataSource, memory, projects, decisions)
                .forEach(handlers -> subscribe(handlers, bus));
        return bus;
    }

    private static <T> void subscribe(T handlers, LaneCommandBus bus) {
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(handlers.getClass()), new BatchParameters());
        new AnnotationCommandHandlerAdapter<>(handlers, parameters).subscribe(bus);
    }

    /** Needs the schema, which the memory has brought up to date. */
    @Bean
    FreeVouchers freeVouchers(DataSource commandDataSource, Memory memory) {
        return new FreeVouchers(commandDataSource);
    }

    @Bean
    FindController voucherFinderOverHttp(Dispatcher dispatcher, FreeVouchers free) {
        return new FindController(dispatcher, free, new SecureRandom());
    }

    @Bean
    Dispatcher dispatcher(
            LaneCommandBus commandBus,
            ObjectProvider<BusInFront> front,
            CommandSideProperties properties,
            Traces traces) {
        BusInFront inFront = front.getIfAvailable(() -> local -> local);
        return new Dispatcher(inFront.of(commandBus), properties.answerTimeout(), traces);
    }

    /** Needs the schema, which the memory has brought up to date. */
    @Bean(destroyMethod = "close")
    Purge purge(DataSource commandDataSource, Memory memory) {
        return Purge.begin(commandDataSource);
    }

    @Bean
    CampaignController campaignCommandsOverHttp(
            Dispatcher dispatcher, Memory memory, Purge purge, ProjectSettings projects) {
        return new CampaignController(dispatcher, memory.campaigns(), purge, projects);
    }

    @Bean
    VoucherController voucherCommandsOverHttp(
            Dispatcher dispatcher,
            Memory memory,
            UnconfirmedRedemptions unconfirmed,
            BulkWork bulk,
            CommandSideProperties properties) {
        return new VoucherController(
                dispatcher,
                memory.campaigns(),
                memory.vouchers(),
                memory.customers(),
                memory.identities(),
                unconfirmed,
                bulk,
                properties.maxVoucherBatch());
    }

    @Bean
    BulkWork bulkWork(LaneCommandBus commandBus) {
        return new BulkWork(commandBus::handled);
    }

    @Bean
    ImportController voucherImportOverHttp(
            Dispatcher dispatcher, Memory memory, BulkWork bulk, CommandSideProperties properties) {
        return new ImportController(
                new ChunkSender(dispatcher, memory.identities(), bulk),
                memory.campaigns(),
                properties.maxImport().toBytes());
    }

    @Bean
    ExpiryController expiryOverHttp(Dispatcher dispatcher, Memory memory) {
        return new ExpiryController(dispatcher, memory.vouchers());
    }

    @Bean
    CustomerController customerCommandsOverHttp(Dispatcher dispatcher, Memory memory) {
        return new CustomerController(dispatcher, memory.customers(), memory.vouchers());
    }

    @Bean
    ErasureController erasureOverHttp(Dispatcher dispatcher) {
        return new ErasureController(dispatcher);
    }

    @Bean
    DecisionMeters decisionMeters(MeterRegistry meters) {
        return new DecisionMeters(meters);
    }

    @Bean
    RedemptionController redemptionCommandsOverHttp(
            Dispatcher dispatcher, Memory memory, DecisionMeters decisionMeters, CommandSideProperties properties) {
        return new RedemptionController(
                dispatcher,
                memory.vouchers(),
                memory.customers(),
                memory.identities(),
                decisionMeters,
                properties.redemptionTtl());
    }

    @Bean
    ReversalController reversalsOverHttp(Dispatcher dispatcher, DecisionMeters decisionMeters) {
        return new ReversalController(dispatcher, decisionMeters);
    }
}
