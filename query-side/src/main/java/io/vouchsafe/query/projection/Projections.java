package io.vouchsafe.query.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.context.SmartLifecycle;

/**
 * All projections of this process, each followed by one thread. Where several processes share a database, one of them runs a projection and
 * the others stand by. Starts before the server takes requests and stops after it.
 *
 * <p>The tracking processor is used although Axon prefers the pooled one: it blocks on the store and is woken by an append, where the pooled
 * one polls.
 */
public final class Projections implements SmartLifecycle {

    private static final int BATCH_SIZE = 500;
    /** How long an idle processor sleeps between renewals of its claim. Events wake it at once. */
    private static final int IDLE_MILLIS = 500;

    private static final int SEGMENT = 0;

    private final Map<String, Projection> projections = new LinkedHashMap<>();
    private final Map<String, TrackingEventProcessor> processors = new LinkedHashMap<>();
    private final ViewsDatabase views;
    private final TokenStore tokens;
    private final Positions positions;
    private volatile boolean running;

    /**
     * @param source the event store
     * @param tokens in the same database as the rows
     * @param transactions of that database
     */
    public Projections(
            List<Projection> projections,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            TransactionManager transactions,
            ViewsDatabase views,
            Positions positions) {
        this.views = views;
        this.tokens = tokens;
        this.positions = positions;
        for (Projection projection : projections) {
            this.projections.put(projection.name(), projection);
            processors.put(projection.name(), processor(projection, source, transactions));
        }
    }

    private TrackingEventProcessor processor(
            Projection projection,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TransactionManager transactions) {
        return TrackingEventProcessor.builder()
                .name(projection.name())
                .eventHandlerInvoker(new ProjectionInvoker(projection, positions))
                .errorHandler(PropagatingErrorHandler.instance())
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andInitialSegmentsCount(1)
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                        .andBatchSize(BATCH_SIZE)
                        .andEventAvailabilityTimeout(IDLE_MILLIS, TimeUnit.MILLISECONDS))
                .build();
    }

    /** The names of all projections. */
    public Set<String> names() {
        return Set.copyOf(projections.keySet());
    }

    /** How one projection fares in this process. */
    public ProjectionState state(String name) {
        StreamingEventProcessor processor = processor(name);
        if (processor.isError() || !processor.isRunning()) {
            return ProjectionState.STOPPED;
        }
        EventTrackerStatus status = processor.processingStatus().get(SEGMENT);
        if (status == null) {
            return ProjectionState.STANDING_BY;
        }
        return status.isErrorState() ? ProjectionState.FAILING : ProjectionState.RUNNING;
    }

    /** Starts one projection in this process. */
    public void start(String name) {
        processor(name).start();
    }

    /** Stops one projection in this process, after the batch that it is at; another process may go on with it. */
    public void stop(String name) {
        processor(name).shutDown();
    }

    /**
     * Makes a projection's rows anew from the first event on. Until it has caught up, reads of it wait and then say so. Refused by the token
     * store while another process runs it.
     */
    public void rebuild(String name) {
        Projection projection = projections.get(name);
        if (projection == null) {
            throw new IllegalArgumentException("no projection is called " + name);
        }
        stop(name);
        views.inTransaction(() -> {
            tokens.fetchToken(name, SEGMENT);
            projection.clear();
            positions.reset(name);
            tokens.deleteToken(name, SEGMENT);
        });
        start(name);
    }

    private TrackingEventProcessor processor(String name) {
        TrackingEventProcessor processor = processors.get(name);
        if (processor == null) {
            throw new IllegalArgumentException("no projection is called " + name);
        }
        return processor;
    }

    @Override
    public void start() {
        processors.values().forEach(TrackingEventProcessor::start);
        running = true;
    }

    @Override
    public void stop() {
        CompletableFuture.allOf(processors.values().stream()
                        .map(TrackingEventProcessor::shutdownAsync)
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts, and so after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
