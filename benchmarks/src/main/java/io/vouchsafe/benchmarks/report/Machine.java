package io.vouchsafe.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import io.vouchsafe.benchmarks.process.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/**
 * What was measured on.
 *
 * @param memoryGib of the whole machine
 * @param fsyncMicros median time to write 8 KiB and have them on the disk
 * @param loadBefore processes that wanted a core when it began, over the last minute; more than a few tenths make the figures worthless
 */
public record Machine(
        int cores, long memoryGib, String system, String jdk, String postgres, long fsyncMicros, double loadBefore) {

    private static final int SYNCS = 200;
    private static final int BLOCK = 8192;

    /** Looks at this machine; the folder lies on the disk that is measured. */
    public static Machine inspect(Database database, Path folder) throws SQLException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
                "%s %s".formatted(System.getProperty("java.vm.vendor"), Runtime.version()),
                postgres(database),
                fsyncMicros(folder),
                system.getSystemLoadAverage());
    }

    private static String postgres(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select format('%s, fsync %s, synchronous_commit %s, full_page_writes %s',
                            current_setting('server_version'), current_setting('fsync'),
                            current_setting('synchronous_commit'), current_setting('full_page_writes'))
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    private static long fsyncMicros(Path folder) {
        Path file = folder.resolve("fsync");
        long[] micros = new long[SYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BLOCK), (long) i * BLOCK);
                channel.force(false);
                micros[i] = (System.nanoTime() - start) / 1000;
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.sort(micros);
        return micros[SYNCS / 2];
    }

    /** One line for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d cores, %d GiB, %s; %s; PostgreSQL %s; fsync of 8 KiB %d µs; load before %.1f",
                cores,
                memoryGib,
                system,
                jdk,
                postgres,
                fsyncMicros,
                loadBefore);
    }
}
