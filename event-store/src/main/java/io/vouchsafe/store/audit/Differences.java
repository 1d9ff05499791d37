package io.vouchsafe.store.audit;

import io.vouchsafe.store.chain.EventContent;
import io.vouchsafe.store.chain.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Places where the event that is there is not the one that its link knows. What happened to it can only be said when all are known: an event that
 * is missing here may stand elsewhere.
 */
final class Differences {

    private final List<Difference> all = new ArrayList<>();
    private final int most;
    private long count;

    /** Remembers so many. */
    Differences(int most) {
        this.most = most;
    }

    /**
     * A place that is wrong.
     *
     * @param known digest that the link has for the place; {@code null} if no link knows it
     * @param there digest of the event at the place; {@code null} if there is none
     * @param name of that event, empty if there is none; the event itself may be large
     */
    private record Difference(
            long commit,
            long index,
            @Nullable Sha256 known,
            @Nullable Sha256 there,
            String name) {}

    void add(long commit, long index, @Nullable Sha256 known, @Nullable EventContent there) {
        count++;
        if (all.size() < most) {
            all.add(
                    there == null
                            ? new Difference(commit, index, known, null, "")
                            : new Difference(commit, index, known, there.digest(), " (" + name(there) + ")"));
        }
    }

    long count() {
        return count;
    }

    List<Finding> findings() {
        Set<Sha256> wanted = new HashSet<>();
        Set<Sha256> found = new HashSet<>();
        for (Difference difference : all) {
            if (difference.known != null) {
                wanted.add(difference.known);
            }
            if (difference.there != null) {
                found.add(difference.there);
            }
        }
        return all.stream()
                .map(difference -> finding(difference, wanted, found))
                .toList();
    }

    private static Finding finding(Difference difference, Set<Sha256> wanted, Set<Sha256> found) {
        Sha256 there = difference.there;
        Sha256 known = difference.known;
        boolean comesFromElsewhere = there != null && wanted.contains(there);
        boolean standsElsewhere = known != null && found.contains(known);
        String place = "event " + difference.index + difference.name;
        if (comesFromElsewhere || standsElsewhere) {
            String what = comesFromElsewhere
                    ? " was written at another place"
                    : there == null ? " now stands at another place" : " stands in the place of another one";
            return finding(Finding.Kind.ORDER_CHANGED, difference, place + what);
        }
        if (there == null) {
            return finding(Finding.Kind.EVENT_MISSING, difference, place + " is missing");
        }
        if (known == null) {
            return finding(Finding.Kind.EVENT_ADDED, difference, place + " belongs to no commit");
        }
        return finding(Finding.Kind.EVENT_CHANGED, difference, place + " was changed");
    }

    private static Finding finding(Finding.Kind kind, Difference difference, String text) {
        return new Finding(kind, difference.commit, difference.index, "commit " + difference.commit + ": " + text);
    }

    private static String name(EventContent event) {
        return event.type() + " " + event.sequence() + " of " + event.stream();
    }
}
