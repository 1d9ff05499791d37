package io.vouchsafe.query.rebuild;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How fast something has gone in the last ten seconds or so. */
final class Pace {

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private record Sample(long nanos, long position) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** It is at this position now. */
    void at(long nanos, long position) {
        samples.addLast(new Sample(nanos, position));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Steps per second; {@code null} before there is anything to measure. */
    @Nullable
    Long perSecond() {
        if (samples.size() < 2) {
            return null;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = Math.max(1, last.nanos - first.nanos) / 1e9;
        return Math.round((last.position - first.position) / seconds);
    }
}
