package io.vouchsafe.benchmarks.floor;

import io.vouchsafe.benchmarks.load.Load;
import io.vouchsafe.benchmarks.process.Database;
import io.vouchsafe.benchmarks.process.Jvm;
import io.vouchsafe.benchmarks.process.Ports;
import io.vouchsafe.benchmarks.process.Program;
import io.vouchsafe.benchmarks.process.Stage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The running floor, and what to send to it. */
public record Floor(Database database, int port) {

    private static final Duration START_PATIENCE = Duration.ofMinutes(1);
    private static final long CAMPAIGNS = 1000;
    private static final String BODY = "{\"transaction_id\":\"" + Load.ID + "\",\"total_transaction_cost\":80.00}";

    /** Starts server and database. */
    public static Floor start(Stage stage, Path folder) {
        Database database = Database.start(stage, folder.resolve("floor"));
        int port = Ports.free();
        List<String> command = new ArrayList<>(Jvm.withJetty(FloorServer.class));
        command.add(Integer.toString(port));
        Program.start(stage, "floor", folder, database.environment(), command)
                .linesUntil("ready"::equals, START_PATIENCE);
        return new Floor(database, port);
    }

    /** Everything on one campaign. */
    public Load hot() {
        return new Load(port, "", List.of(path(0)), BODY);
    }

    /** Over 1,000 campaigns in turn. */
    public Load spread() {
        return new Load(
                port,
                "",
                LongStream.rangeClosed(1, CAMPAIGNS).mapToObj(Floor::path).toList(),
                BODY);
    }

    private static String path(long campaign) {
        return "/campaigns/" + campaign + "/redemptions";
    }

    /** How many redemptions were recorded; fails if the campaigns, the redemptions and the events do not agree. */
    public long recorded() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from floor.redemption), (select count(*) from floor.event),
                               (select sum(redemptions) from floor.campaign)
                        """)) {
            row.next();
            if (row.getLong(1) != row.getLong(2) || row.getLong(1) != row.getLong(3)) {
                throw new IllegalStateException("the floor counts %d redemptions, %d events and %d in its campaigns"
                        .formatted(row.getLong(1), row.getLong(2), row.getLong(3)));
            }
            return row.getLong(1);
        }
    }
}
