package io.vouchsafe.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.store.trace.Traces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

    /** How often a processor that stands by asks whether it may begin. */
    private static final int CLAIM_SECONDS = 1;
    /** For how long one that was handed over is left to others. */
    private static final int HANDED_OVER_SECONDS = 10;

    private static final int SEGMENT = 0;

    private final Map<String, ProjectionFactory> factories = new LinkedHashMap<>();
    private final Map<String, Projection> projections = new LinkedHashMap<>();
    private final Map<String, TrackingEventProcessor> processors = new LinkedHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final TokenStore tokens;
    private final Positions positions;
    private final Unfilled unfilled;
    private final Traces traces;
    private final boolean autoStart;
    private volatile boolean running;

    /**
     * @param source the event store
     * @param tokens in the same database as the rows
     * @param transactions of that database
     * @param unfilled asked at each start which of them to leave alone until they are released
     * @param meters where their work is counted
     * @param traces of the requests that led to events
     * @param autoStart whether they start with the application, and not only when {@link #start()} is called
     */
    public Projections(
            List<ProjectionFactory> projections,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            TransactionManager transactions,
            ViewsDatabase views,
            Positions positions,
            Unfilled unfilled,
            MeterRegistry meters,
            Traces traces,
            boolean autoStart) {
        this.tokens = tokens;
        this.positions = positions;
        this.unfilled = unfilled;
        this.traces = traces;
        this.autoStart = autoStart;
        for (ProjectionFactory factory : projections) {
            Projection projection = factory.on(views);
            factories.put(projection.name(), factory);
            this.projections.put(projection.name(), projection);
            processors.put(
                    projection.name(),
                    processor(projection, source, transactions, new ProjectionMeters(meters, projection.name())));
        }
    }

    private TrackingEventProcessor processor(
            Projection projection,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TransactionManager transactions,
            ProjectionMeters meters) {
        return TrackingEventProcessor.builder()
                .name(projection.name())
                .eventHandlerInvoker(new ProjectionInvoker(projection, positions, meters, traces))
                .errorHandler(PropagatingErrorHandler.instance())
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andInitialSegmentsCount(1)
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                        .andBatchSize(BATCH_SIZE)
                        .andTokenClaimInterval(CLAIM_SECONDS, TimeUnit.SECONDS)
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
        if (held.contains(name)) {
            return ProjectionState.FILLING;
        }
        if (processor.isError() || !processor.isRunning()) {
            return ProjectionState.STOPPED;
        }
        EventTrackerStatus status = processor.processingStatus().get(SEGMENT);
        if (status == null) {
            return ProjectionState.STANDING_BY;
        }
        return status.isErrorState() ? ProjectionState.FAILING : ProjectionState.RUNNING;
    }

    /** Whether one projection follows the events in this process. */
    boolean runs(String name) {
        return state(name) == ProjectionState.RUNNING;
    }

    /** Whether one projection has met an error in this process and not got over it, or has stopped. */
    boolean fails(String name) {
        ProjectionState state = state(name);
        return state == ProjectionState.FAILING || state == ProjectionState.STOPPED;
    }

    /** Starts one projection in this process. */
    public void start(String name) {
        processor(name).start();
    }

    /** Stops one projection in this process, after the batch that it is at; another process may go on with it. */
    public void stop(String name) {
        processor(name).shutDown();
    }

    /** Leaves one that runs here to another process; if none takes it within some seconds, it goes on here. */
    void handOver(String name) {
        processor(name).releaseSegment(SEGMENT, HANDED_OVER_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * The same projection once more, writing elsewhere.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Projection copy(String name, ViewsDatabase into) {
        ProjectionFactory factory = factories.get(name);
        if (factory == null) {
            throw new IllegalArgumentException("no projection is called " + name);
        }
        return factory.on(into);
    }

    /** Lets a projection follow the events that was left alone at the start because it had no rows yet; does nothing if it was not. */
    public void release(String name) {
        if (held.remove(name) && running) {
            start(name);
        }
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
        held.addAll(unfilled.among(names()));
        running = true;
        processors.forEach((name, processor) -> {
            if (!held.contains(name)) {
                processor.start();
            }
        });
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
    public boolean isAutoStartup() {
        return autoStart;
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
