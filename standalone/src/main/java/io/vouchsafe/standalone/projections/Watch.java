package io.vouchsafe.standalone.projections;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.query.rebuild.RebuildJob;
import io.vouchsafe.query.rebuild.RebuildState;
import io.vouchsafe.standalone.projections.Books.Book;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows how far a rebuild is, in a line every second in which something has changed, until it is over. */
final class Watch {

    private static final int LOOK_MILLIS = 1000;

    private final Book book;
    private final PrintWriter out;

    Watch(Book book, PrintWriter out) {
        this.book = book;
        this.out = out;
    }

    /** Returns when it is finished, or at once where no server can do it; throws when it was cancelled. */
    void untilOver(String name) {
        if (book.serverless()) {
            say("No server runs on this database. The rebuild is noted and begins with the next start.");
            return;
        }
        String before = "";
        while (true) {
            RebuildJob job = book.jobs().find(name).orElseThrow();
            String line = line(job);
            if (!line.equals(before)) {
                say(line);
                before = line;
            }
            if (job.state() == RebuildState.CANCELLED) {
                throw new ApiFailure.Invalid("The rebuild was cancelled", List.of());
            }
            if (!job.state().open()) {
                return;
            }
            pause();
        }
    }

    private static String line(RebuildJob job) {
        String problem = job.problem() == null ? "" : "; it tries again after: " + job.problem();
        String text = switch (job.state()) {
            case WAITING -> "noted, waiting for a server";
            case FILLING -> filling(job);
            case SWITCHING -> "all events are counted, waiting for a moment without readers";
            case FINISHED -> String.format(Locale.ROOT, "done, %,d events", job.position());
            case CANCELLED -> "cancelled";
        };
        return job.name() + ": " + text + problem;
    }

    private static String filling(RebuildJob job) {
        Long rate = job.eventsPerSecond();
        Long left = job.secondsLeft();
        return String.format(
                Locale.ROOT,
                "%,d of %,d events (%.1f %%)%s%s",
                job.position(),
                job.target(),
                job.percent(),
                rate == null ? "" : String.format(Locale.ROOT, ", %,d per second", rate),
                left == null ? "" : ", about " + left + " s left");
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
