package io.vouchsafe.benchmarks.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a load over raw sockets from one thread: as little work per request as Java allows, so that the cores are left to who is measured.
 * When the time is over nothing more is sent, and what is under way is awaited.
 */
public final class SocketLoad {

    private static final long HIGHEST_MICROS = 120_000_000;
    private static final long ANSWER_PATIENCE_SECONDS = 30;

    private final Load load;
    private final String run;
    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final InetSocketAddress address;
    private final Load.Parts parts;
    private long sent;

    private SocketLoad(Load load, String run, int connectionCount) throws IOException {
        this.load = load;
        this.run = run;
        this.selector = Selector.open();
        this.address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), load.port());
        this.parts = load.parts();
        for (int i = 0; i < connectionCount; i++) {
            connections.add(new Connection(selector, address));
        }
    }

    /** Reads its order from the file that the argument names and prints the outcome as JSON. */
    public static void main(String[] arguments) throws IOException {
        SocketDriver.Order order = JsonMapper.shared().readValue(Path.of(arguments[0]), SocketDriver.Order.class);
        Effort effort = order.effort();
        SocketLoad driver = new SocketLoad(order.load(), order.run(), effort.connections());
        Phase before = new Phase(0, 0, 0, 0, new Histogram(1));
        if (effort.warmUpSeconds() > 0) {
            before = driver.phase(effort.warmUpSeconds(), Long.MAX_VALUE);
        }
        long sentBefore = driver.sent;
        Phase measured = driver.phase(effort.seconds(), effort.requests());
        System.out.println(JsonMapper.shared().writeValueAsString(outcome(before, measured, sentBefore)));
    }

    private record Phase(long accepted, long refused, long broken, double seconds, Histogram micros) {}

    private static Outcome outcome(Phase before, Phase measured, long sentBefore) {
        Histogram micros = measured.micros();
        return new Outcome(
                measured.accepted(),
                measured.refused() + before.refused(),
                measured.broken() + before.broken(),
                measured.seconds(),
                before.accepted(),
                sentBefore,
                0,
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                micros.getMaxValue());
    }

    private Phase phase(int seconds, long requests) throws IOException {
        Tally tally = new Tally();
        long start = System.nanoTime();
        long end = start + SECONDS.toNanos(seconds);
        long givenUp = end + SECONDS.toNanos(ANSWER_PATIENCE_SECONDS);
        long limit = requests > Long.MAX_VALUE - sent ? Long.MAX_VALUE : sent + requests;
        int waiting = 0;
        for (Connection connection : connections) {
            if (sent < limit) {
                send(connection);
                waiting++;
            }
        }
        while (waiting > 0 && System.nanoTime() < givenUp) {
            selector.select(1000);
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (answered(connection, tally)) {
                    if (sent < limit && System.nanoTime() < end) {
                        send(connection);
                    } else {
                        waiting--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        tally.broken += waiting;
        double took = (System.nanoTime() - start) / 1e9;
        return tally.phase(took, connections.size());
    }

    private void send(Connection connection) throws IOException {
        String path = load.paths().get((int) (sent % load.paths().size()));
        sent++;
        String id = load.numbered() ? Load.id(run, sent) : "";
        connection.send(parts.beforePath() + path + parts.beforeId() + id + parts.end());
    }

    /** Whether this connection is free for the next request; a broken one is replaced. */
    private boolean answered(Connection connection, Tally tally) throws IOException {
        try {
            int status = connection.receive();
            if (status == 0) {
                return false;
            }
            tally.count(status, connection.micros());
            if (connection.toBeClosed()) {
                connection.reopen(selector, address);
            }
        } catch (IOException e) {
            tally.broken++;
            connection.reopen(selector, address);
        }
        return true;
    }

    /** Counts while a phase runs. */
    private static final class Tally {
        private final Histogram micros = new Histogram(1, HIGHEST_MICROS, 3);
        private long accepted;
        private long refused;
        private long broken;

        void count(int status, long took) {
            micros.recordValue(Math.min(took, HIGHEST_MICROS));
            if (status / 100 == 2) {
                accepted++;
            } else {
                refused++;
            }
        }

        /**
         * A connection that waits for a slow answer sends nothing meanwhile, and so hides the slow answers that others would have had. The
         * histogram is corrected for that by the mean interval, as wrk does.
         */
        Phase phase(double seconds, int connectionCount) {
            long perConnection = (accepted + refused) / connectionCount;
            Histogram corrected = perConnection == 0
                    ? micros
                    : micros.copyCorrectedForCoordinatedOmission((long) (seconds * 1e6 / perConnection));
            return new Phase(accepted, refused, broken, seconds, corrected);
        }
    }
}
