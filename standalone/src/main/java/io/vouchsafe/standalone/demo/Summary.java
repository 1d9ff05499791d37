package io.vouchsafe.standalone.demo;

import io.vouchsafe.gateway.access.FirstStart;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said at the end: what there is now, and what to do with it. */
final class Summary {

    private final PrintWriter out;

    Summary(PrintWriter out) {
        this.out = out;
    }

    void figures(Story story, Tally.Sums sums) {
        line("campaigns", Catalogue.MAINS.size() + Catalogue.OFFERS.size());
        line("vouchers", sums.codes());
        line("edits", sums.edits());
        line("orders", story.orders());
        line("granted", sums.validated());
        line("confirmed", sums.confirmed());
        line("deleted", sums.deleted());
        line("reversed", sums.reversed());
        line("declined", sums.declined());
        sums.refusals().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> line("  " + entry.getKey(), entry.getValue()));
    }

    private void line(String name, long count) {
        out.println(String.format(Locale.ROOT, "%-36s %,12d", name, count));
    }

    /**
     * What to do next.
     *
     * @param options of the database, to be repeated
     * @param newKey of a project that was made for the demo
     */
    void next(String options, FirstStart.@Nullable Secrets secrets, @Nullable String newKey) {
        if (secrets != null) {
            out.println();
            out.println("This was the first start. Keep what follows; it is not shown again.");
            out.println("  admin     " + secrets.email());
            if (secrets.generatedPassword() != null) {
                out.println("  password  " + secrets.generatedPassword());
            }
            out.println("  API key   " + secrets.apiKey());
        }
        if (newKey != null) {
            out.println();
            out.println("The project is new. Keep its first key, an admin's; it is not shown again.");
            out.println("  API key   " + newKey);
        }
        out.println();
        out.println("Start the server:  ./vouchsafe serve" + options);
        out.println("Then open http://localhost:8080/ and sign in.");
        out.flush();
    }
}
