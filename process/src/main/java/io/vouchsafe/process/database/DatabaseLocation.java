package io.vouchsafe.process.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vouchsafe.process.environment.CannotStart;
import java.net.URLDecoder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database and the role that Vouchsafe uses there.
 *
 * @param jdbcUrl without credentials
 * @param user role that owns, or may make, the schemas
 * @param password its password; empty where the server asks for none
 */
public record DatabaseLocation(String jdbcUrl, String user, String password) {

    private static final int OLDEST_VERSION = 15;
    /** Every program of Vouchsafe names its connections so. */
    private static final String PROCESSES = """
            select application_name from pg_stat_activity
            where datname = current_database() and application_name like 'vouchsafe-%' and pid <> pg_backend_pid()
            order by application_name limit 1
            """;

    /** PostgreSQL shows a connection a moment longer than its process lives. */
    private static final int LOOKS = 10;

    private static final int PAUSE_MILLIS = 100;

    /**
     * Reads {@code postgres://}, {@code postgresql://} and {@code jdbc:postgresql://} URLs; credentials may stand before the host, as
     * parameters {@code user} and {@code password}, or, if not there, in the other two arguments.
     *
     * @throws IllegalArgumentException saying what is wrong with the URL, without repeating it, since it may hold a password
     */
    public static DatabaseLocation parse(String url, @Nullable String defaultUser, @Nullable String defaultPassword) {
        String rest = withoutScheme(url);
        int end = indexOfAny(rest, "/?");
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String user = defaultUser;
        String password = defaultPassword;
        if (at >= 0) {
            String credentials = authority.substring(0, at);
            int colon = credentials.indexOf(':');
            user = decode(colon < 0 ? credentials : credentials.substring(0, colon));
            password = colon < 0 ? password : decode(credentials.substring(colon + 1));
        }
        String path = rest.substring(end);
        int question = path.indexOf('?');
        List<String> parameters = new ArrayList<>();
        for (String parameter :
                question < 0 ? new String[0] : path.substring(question + 1).split("&", -1)) {
            if (parameter.startsWith("user=")) {
                user = decode(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decode(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                parameters.add(parameter);
            }
        }
        String database = question < 0 ? path : path.substring(0, question);
        if (database.length() < 2) {
            throw new IllegalArgumentException("the name of the database is missing, as in postgres://user@host/name");
        }
        if (user == null || user.isEmpty()) {
            throw new IllegalArgumentException(
                    "the user is missing; put it before the host or into VOUCHSAFE_DATABASE_USER");
        }
        String jdbcUrl = "jdbc:postgresql://" + authority.substring(at + 1) + database
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        return new DatabaseLocation(jdbcUrl, user, password == null ? "" : password);
    }

    private static String withoutScheme(String url) {
        for (String scheme : List.of("jdbc:postgresql://", "postgresql://", "postgres://")) {
            if (url.startsWith(scheme)) {
                return url.substring(scheme.length());
            }
        }
        throw new IllegalArgumentException("it must begin with postgres:// or jdbc:postgresql://");
    }

    private static int indexOfAny(String text, String marks) {
        int index = 0;
        while (index < text.length() && marks.indexOf(text.charAt(index)) < 0) {
            index++;
        }
        return index;
    }

    /** A plus sign is a plus sign here, unlike in the forms that the decoder was made for. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /** Refuses a database that cannot be reached or is too old, in words instead of a stack trace. */
    public void requireUsable() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new CannotStart("The database at %s is PostgreSQL %d; Vouchsafe needs %d or newer."
                        .formatted(jdbcUrl, version, OLDEST_VERSION));
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database at %s cannot be used as %s: %s".formatted(jdbcUrl, user, e.getMessage()));
        }
    }

    /**
     * Refuses a database that another process of Vouchsafe has connections to, be it a server or a command, as far as this role may see them.
     * One that has just ended does not count.
     */
    public void requireNoServer() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
                PreparedStatement statement = connection.prepareStatement(PROCESSES)) {
            String other = other(statement);
            for (int looks = 1; other != null && looks < LOOKS; looks++) {
                Thread.sleep(PAUSE_MILLIS);
                other = other(statement);
            }
            if (other != null) {
                throw new CannotStart(
                        "A process of Vouchsafe (%s) is on the database at %s. Stop it first, or choose another database."
                                .formatted(other, jdbcUrl));
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database at %s cannot be used as %s: %s".formatted(jdbcUrl, user, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for the database.");
        }
    }

    private static @Nullable String other(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
