package io.vouchsafe.benchmarks.floor;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.vouchsafe.benchmarks.process.Database;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The floor: Javalin and HikariCP with their usual settings, virtual threads, and {@link FloorRedemption} on PostgreSQL. Nobody is
 * authenticated and no rules are judged but the two limits.
 */
public final class FloorServer {

    /** HikariCP's own default. */
    private static final int POOL_SIZE = 10;

    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;
    private static final int CENTS = 2;

    private final JsonMapper json = JsonMapper.shared();
    private final HikariDataSource pool;

    private FloorServer(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Makes the tables, serves on the port of the argument, and says so on standard output. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Database database = Database.fromEnvironment();
        makeTables(database);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(POOL_SIZE);
        pool.setAutoCommit(false);
        FloorServer server = new FloorServer(pool);
        Javalin.create(config -> {
                    config.showJavalinBanner = false;
                    config.useVirtualThreads = true;
                })
                .post("/campaigns/{id}/redemptions", server::redeem)
                .start("127.0.0.1", Integer.parseInt(arguments[0]));
        System.out.println("ready");
    }

    private static void makeTables(Database database) throws IOException, SQLException {
        try (InputStream script = FloorServer.class.getResourceAsStream("floor.sql");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (script == null) {
                throw new IOException("floor.sql is missing");
            }
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void redeem(Context context) throws SQLException {
        JsonNode body = json.readTree(context.bodyAsBytes());
        FloorRedemption redemption = new FloorRedemption(
                Long.parseLong(context.pathParam("id")),
                body.path("transaction_id").asString(),
                body.path("total_transaction_cost")
                        .decimalValue()
                        .movePointRight(CENTS)
                        .longValueExact());
        Long granted = redeem(redemption);
        Map<String, Object> answer = granted == null
                ? Map.of("error", "limit reached")
                : Map.of(
                        "transaction_id",
                        redemption.transactionId(),
                        "granted_discount",
                        BigDecimal.valueOf(granted, CENTS));
        context.status(granted == null ? UNPROCESSABLE : OK)
                .contentType("application/json")
                .result(json.writeValueAsBytes(answer));
    }

    private @Nullable Long redeem(FloorRedemption redemption) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            boolean done = false;
            try {
                Long granted = redemption.in(connection);
                connection.commit();
                done = true;
                return granted;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }
}
