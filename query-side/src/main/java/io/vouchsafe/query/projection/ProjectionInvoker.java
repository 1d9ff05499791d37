package io.vouchsafe.query.projection;

import io.micrometer.tracing.Span;
import io.vouchsafe.store.trace.Traces;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Hands a projection its events batch by batch instead of one by one. Takes every event, also those that the projection does not follow, so
 * that its position always reaches the head of the store.
 */
final class ProjectionInvoker implements EventHandlerInvoker {

    private final Projection projection;
    private final Positions positions;
    private final ProjectionMeters meters;
    private final Traces traces;
    private final String resource;

    ProjectionInvoker(Projection projection, Positions positions, ProjectionMeters meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
        this.projection = projection;
        this.positions = positions;
        this.resource = "projection:" + projection.name();
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        Batch batch = CurrentUnitOfWork.get().getOrComputeResource(resource, key -> begin(CurrentUnitOfWork.get()));
        batch.add(message);
    }

    private Batch begin(UnitOfWork<?> unit) {
        Batch batch = new Batch();
        unit.onPrepareCommit(preparing -> batch.write());
        unit.afterCommit(committed -> {
            positions.committed(projection.name(), batch.last);
            meters.committed(batch.count, batch.began);
            batch.end();
        });
        unit.onRollback(rolledBack -> {
            meters.failed(batch.began);
            batch.end();
        });
        return batch;
    }

    /** The rows are removed by a rebuild, which needs no reset. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void segmentReleased(Segment segment) {
        positions.released(projection.name());
    }

    private final class Batch {
        private final List<Recorded> followed = new ArrayList<>();
        private final long began = System.nanoTime();
        private final Set<String> causes = new LinkedHashSet<>();
        private @Nullable Span span;
        private int count;
        private long first = -1;
        private long last = -1;

        void add(EventMessage<?> message) {
            count++;
            last = index(message);
            if (first < 0) {
                first = last;
            }
            // The payload of the others is never asked for, and so never parsed.
            if (projection.follows(message.getPayloadType())) {
                if (traces.on() && message.getMetaData().get(Traces.TRACEPARENT) instanceof String cause) {
                    causes.add(cause);
                }
                followed.add(Recorded.of((TrackedEventMessage<?>) message));
            }
        }

        void write() {
            span = traces.causedBy("projection", causes);
            if (span != null) {
                span.tag("projection", projection.name()).tag("events", followed.size());
            }
            positions.advance(projection.name(), first, last);
            if (!followed.isEmpty()) {
                projection.applyRecorded(followed);
            }
        }

        void end() {
            if (span != null) {
                span.end();
            }
        }

        private long index(EventMessage<?> message) {
            return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
        }
    }
}
