package io.vouchsafe.standalone.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says how far the work is: on a terminal in one line that is rewritten, else in a line every few seconds. */
public final class Progress {

    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS = 1e9;
    private static final int BAR = 20;

    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final long begun = System.nanoTime();
    private long shown = begun;
    private int width;

    /**
     * Nothing is done yet.
     *
     * @param terminal whether lines can be rewritten
     * @param what is counted, such as {@code rows}
     */
    public Progress(PrintWriter out, boolean terminal, String what) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
    }

    /**
     * So much is done.
     *
     * @param part of the whole, from 0 to 1
     */
    public void at(long done, double part) {
        long now = System.nanoTime();
        if (!terminal && now - shown < EVERY_NANOS) {
            return;
        }
        shown = now;
        double seconds = (now - begun) / NANOS;
        String line = String.format(
                Locale.ROOT,
                "%,d %s, %,d per second, %d %%, about %s left",
                done,
                what,
                Math.round(done / seconds),
                Math.round(part * 100),
                duration(part <= 0 ? 0 : seconds / part - seconds));
        if (terminal) {
            out.print("\r" + padded(bar(part) + " " + line));
            out.flush();
        } else {
            say(line);
        }
    }

    /** The work is done. */
    public void done(long all) {
        double seconds = Math.max((System.nanoTime() - begun) / NANOS, 1e-3);
        say(String.format(
                Locale.ROOT, "%,d %s in %s, %,d per second", all, what, duration(seconds), Math.round(all / seconds)));
    }

    /** Something to know meanwhile. */
    public void say(String message) {
        if (terminal && width > 0) {
            out.print("\r" + padded("") + "\r");
        }
        out.println(message);
        out.flush();
    }

    private static String bar(double part) {
        int full = Math.clamp(Math.round(part * BAR), 0, BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    private String padded(String line) {
        String padded = line + " ".repeat(Math.max(0, width - line.length()));
        width = line.length();
        return padded;
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 100 ? whole + " s" : "%d:%02d min".formatted(whole / 60, whole % 60);
    }
}
