package io.vouchsafe.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vouchsafe.store.embedded.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The test application on a port and a database of its own, and a client that sends exactly what it is told to, however wrong. */
public final class RunningGateway implements AutoCloseable {

    public static final String ADMIN = "Root@Example.test";
    public static final String PASSWORD = "correct horse";

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final int port;

    private RunningGateway(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
        this.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public static RunningGateway start(String... properties) {
        return start(List.of(), properties);
    }

    /** Starts it with further configuration classes. */
    public static RunningGateway start(List<Class<?>> more, String... properties) {
        TestDatabase database = TestDatabase.fresh();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(TestApplication.class)
                .sources(more.toArray(Class<?>[]::new))
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "spring.flyway.enabled=false",
                        "spring.threads.virtual.enabled=true",
                        "vouchsafe.database.url=" + database.jdbcUrl(),
                        "vouchsafe.database.user=" + database.user(),
                        "vouchsafe.database.password=" + database.password(),
                        "vouchsafe.access.bcrypt-strength=4",
                        "vouchsafe.admin.email=" + ADMIN,
                        "vouchsafe.admin.password=" + PASSWORD)
                .properties(properties)
                .run();
        return new RunningGateway(database, context);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return port;
    }

    /** The header that signs in the admin of the first start. */
    public static String admin() {
        return basic(ADMIN, PASSWORD);
    }

    public static String basic(String email, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(UTF_8));
    }

    /** Sends a request with an {@code Authorization} header, if one is given, and further headers. */
    public Answer send(String method, String target, @Nullable String authorization, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        if (authorization != null) {
            request.append("Authorization: ").append(authorization).append("\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return raw(request.append("Connection: close\r\n\r\n").toString());
    }

    public Answer get(String target, @Nullable String authorization, String... headers) {
        return send("GET", target, authorization, headers);
    }

    /** Sends a JSON body. */
    public Answer post(String target, @Nullable String authorization, String body) {
        return raw("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    /** Sends these very bytes and reads until the server closes the connection. */
    public Answer raw(String bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return Answer.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** What the server sent. */
    public record Answer(int status, List<String> head, String body) {

        static Answer parse(String text) {
            int end = text.indexOf("\r\n\r\n");
            List<String> head = text.substring(0, end).lines().toList();
            return new Answer(Integer.parseInt(head.getFirst().split(" ", -1)[1]), head, text.substring(end + 4));
        }

        public List<String> headers(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .toList();
        }

        /** The {@code code} of a body that is an error of the contract (§2.1), or what is wrong with it. */
        public String errorCode() {
            boolean ofTheContract = Stream.of("\"type\":\"Error\"", "\"error\":true", "\"message\":", "\"errors\":[]")
                    .allMatch(body::contains);
            return ofTheContract && headers("Content-Type").equals(List.of("application/json"))
                    ? body.replaceFirst("(?s).*\"code\":\"([a-z_]+)\".*", "$1")
                    : "not an error of the contract: " + head + body;
        }
    }
}
