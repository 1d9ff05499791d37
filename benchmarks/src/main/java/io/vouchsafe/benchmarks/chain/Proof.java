package io.vouchsafe.benchmarks.chain;

import io.vouchsafe.benchmarks.process.Database;
import io.vouchsafe.store.DatabaseConfiguration;
import io.vouchsafe.store.audit.ChainCheck;
import io.vouchsafe.store.audit.Verdict;
import io.vouchsafe.store.chain.StoredChain;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Checks the chain over everything that a product has appended while it was measured. */
public final class Proof {

    private static final double NANOS_PER_SECOND = 1e9;

    private Proof() {}

    /**
     * A sentence on how long the chain is and how quickly it was checked.
     *
     * @throws IllegalStateException if it does not hold
     */
    public static String check(Database database) {
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(database.jdbcUrl(), database.user(), database.password(), true);
        try {
            long start = System.nanoTime();
            Verdict verdict = new ChainCheck(List.of(), List.of())
                    .check(new StoredChain(connection, DatabaseConfiguration.wallClock()));
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            if (!verdict.intact()) {
                throw new IllegalStateException(
                        "the chain is broken: " + verdict.first().text());
            }
            return String.format(
                    Locale.ROOT,
                    "The chain of hashes was on and holds: %,d commits with %,d events, checked at %,.0f events/s.",
                    verdict.commits(),
                    verdict.events(),
                    verdict.events() / seconds);
        } finally {
            connection.destroy();
        }
    }
}
