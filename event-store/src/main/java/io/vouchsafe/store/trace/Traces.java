package io.vouchsafe.store.trace;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans, and only for what is sampled: everything else gets {@code null} and costs one look at the current thread, or nothing where traces are off.
 * Names and tags are ours: none holds what came with a request.
 */
public final class Traces {

    /** Key of an event's metadata: the request that led to it, in the form of W3C Trace Context. Not there where that was not sampled. */
    public static final String TRACEPARENT = "traceparent";

    /** A span that carries more requests than that links to the first of them. */
    private static final int MOST_LINKS = 64;

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-01");

    private final @Nullable Tracer tracer;

    private Traces(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Makes spans by a tracer; none if it is the one that does nothing. */
    public static Traces by(@Nullable Tracer tracer) {
        return new Traces(Tracer.NOOP.equals(tracer) ? null : tracer);
    }

    /** Makes none. */
    public static Traces off() {
        return new Traces(null);
    }

    /** Whether there may be spans at all. */
    public boolean on() {
        return tracer != null;
    }

    /** A span within the one that is current on this thread, begun; {@code null} if there is none that is sampled. Whoever gets it ends it. */
    public @Nullable Span within(String name) {
        Span current = current();
        return current == null || tracer == null
                ? null
                : tracer.spanBuilder().setParent(current.context()).name(name).start();
    }

    /** As {@link #within}, for what is done by this thread. */
    public void during(String name, Runnable work) {
        Span span = within(name);
        if (span == null) {
            work.run();
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            // Its message may quote what came with a request.
            span.tag("error", failure.getClass().getSimpleName());
            throw failure;
        } finally {
            span.end();
        }
    }

    /** A span within the first of some, with links to the others, begun; {@code null} if there are none. */
    public @Nullable Span carrying(String name, List<Span> spans) {
        return within(name, spans.stream().map(Span::context).toList());
    }

    /**
     * A span within the first of those who caused it, with links to the others, begun; {@code null} if there are none. One of its own would be
     * sampled or not by chance.
     *
     * @param traceparents as {@link #traceparent} gave them
     */
    public @Nullable Span causedBy(String name, Collection<String> traceparents) {
        if (tracer == null) {
            return null;
        }
        List<TraceContext> causes = new ArrayList<>();
        for (String traceparent : traceparents) {
            Matcher matcher = FORM.matcher(traceparent);
            if (matcher.matches()) {
                causes.add(tracer.traceContextBuilder()
                        .traceId(matcher.group(1))
                        .spanId(matcher.group(2))
                        .sampled(true)
                        .build());
            }
        }
        return within(name, causes);
    }

    private @Nullable Span within(String name, List<TraceContext> causes) {
        if (tracer == null || causes.isEmpty()) {
            return null;
        }
        Span.Builder builder = tracer.spanBuilder().setParent(causes.getFirst()).name(name);
        causes.stream().skip(1).limit(MOST_LINKS).forEach(cause -> builder.addLink(new Link(cause)));
        return builder.start();
    }

    /** Does something while a span is the current one of this thread, and ends it; without a span, only does it. */
    public void inside(@Nullable Span span, Runnable work) {
        if (tracer == null || span == null) {
            work.run();
            return;
        }
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            work.run();
        } finally {
            scope.close();
            span.end();
        }
    }

    /** The current span of this thread as it is written down; {@code null} if there is none that is sampled. */
    public @Nullable String traceparent() {
        Span current = current();
        return current == null
                ? null
                : "00-" + current.context().traceId() + "-" + current.context().spanId() + "-01";
    }

    private @Nullable Span current() {
        if (tracer == null) {
            return null;
        }
        Span current = tracer.currentSpan();
        return current == null
                        || current.isNoop()
                        || !Boolean.TRUE.equals(current.context().sampled())
                ? null
                : current;
    }
}
