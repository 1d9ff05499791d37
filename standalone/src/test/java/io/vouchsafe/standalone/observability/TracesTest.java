package io.vouchsafe.standalone.observability;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import io.vouchsafe.store.embedded.TestDatabase;
import io.vouchsafe.store.trace.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A request that is traced can be followed from the edge to the rows of the views; one that is not leaves nothing behind. */
class TracesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOLLOWED = "0af7651916cd43dd8448eb211c80319c";
    private static final String NOT_FOLLOWED = "1af7651916cd43dd8448eb211c80319c";
    private static final String LATER = "2af7651916cd43dd8448eb211c80319c";
    private static final String TELLING = "3af7651916cd43dd8448eb211c80319c";
    private static final String CLIENT = "b7ad6b7169203331";
    private static final String SAMPLED = "01";
    private static final String NOT_SAMPLED = "00";

    private static TestDatabase database;
    private static RunningApplication application;
    private static Shop shop;

    /** Keeps the spans that would be sent. */
    @Configuration(proxyBeanMethods = false)
    static class Collector {
        @Bean
        InMemorySpanExporter collected() {
            return InMemorySpanExporter.create();
        }
    }

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        application = RunningApplication.with(
                Collector.class,
                database,
                "spring.autoconfigure.exclude=",
                "management.opentelemetry.enabled=true",
                "management.opentelemetry.tracing.export.schedule-delay=20ms",
                "management.tracing.sampling.probability=0");
        shop = new Shop(Api.on(application.port(), application.newKey(1, Role.ADMIN)));
    }

    @AfterAll
    static void stop() {
        application.close();
        database.close();
    }

    private static List<SpanData> spans() {
        return application.bean(InMemorySpanExporter.class).getFinishedSpanItems();
    }

    private static List<SpanData> spansOf(String trace) {
        return spans().stream().filter(span -> span.getTraceId().equals(trace)).toList();
    }

    /** The one span with that name in the trace, once it has ended. */
    private static SpanData span(String trace, String name) {
        return await().atMost(PATIENCE)
                .until(
                        () -> spansOf(trace).stream()
                                .filter(span -> span.getName().equals(name))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    private static Answer redeem(String code, String transaction, String trace, String flags) {
        String body = object(
                        "transaction_id",
                        transaction,
                        "total_transaction_cost",
                        20,
                        "confirmed",
                        true,
                        "customer_identifier",
                        UsualDay.CUSTOMER)
                .text();
        return send("POST", "/vouchers/" + code + "/redemptions", body, trace, flags);
    }

    private static Answer send(String method, String path, @Nullable String body, String trace, String flags) {
        return shop.api().send(method, path, body, "traceparent", "00-" + trace + "-" + CLIENT + "-" + flags);
    }

    private static long tracedEvents(String stream) {
        return application.number(
                "select count(*) from events.event where aggregate_identifier = ? and meta_data like '%traceparent%'",
                stream);
    }

    private static long events(String stream) {
        return application.number("select count(*) from events.event where aggregate_identifier = ?", stream);
    }

    @Test
    void followARequestThroughItsCommandIntoTheStoreAndTheViews() {
        String code = shop.voucher(shop.campaign());
        redeem(code, "TRACED-1", FOLLOWED, SAMPLED).is(200);

        SpanData request = span(FOLLOWED, "http post /api/v1.0/vouchers/{code}/redemptions");
        assertThat(request.getParentSpanId()).isEqualTo(CLIENT);
        SpanData command = span(FOLLOWED, "command");
        assertThat(command.getParentSpanId()).isEqualTo(request.getSpanId());
        SpanData batch = span(FOLLOWED, "batch");
        assertThat(batch.getParentSpanId()).isEqualTo(command.getSpanId());
        assertThat(span(FOLLOWED, "append").getParentSpanId()).isEqualTo(batch.getSpanId());
        assertThat(span(FOLLOWED, "commit").getParentSpanId()).isEqualTo(batch.getSpanId());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(spansOf(FOLLOWED))
                        .filteredOn(span -> span.getName().equals("projection"))
                        .allMatch(span -> span.getParentSpanId().equals(request.getSpanId()))
                        .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("projection")))
                        .contains("redemptions", "vouchers"));
        assertThat(events("redemption:1:TRACED-1")).isEqualTo(1);
        assertThat(tracedEvents("redemption:1:TRACED-1")).isEqualTo(1);
    }

    @Test
    void leaveNothingBehindOfARequestThatIsNotSampled() {
        String code = shop.voucher(shop.campaign());
        redeem(code, "UNTRACED-1", NOT_FOLLOWED, NOT_SAMPLED).is(200);
        redeem(code, "UNTRACED-2", LATER, SAMPLED).is(422);

        span(LATER, "http post /api/v1.0/vouchers/{code}/redemptions");
        assertThat(spansOf(NOT_FOLLOWED)).isEmpty();
        assertThat(events("redemption:1:UNTRACED-1")).isEqualTo(1);
        assertThat(tracedEvents("redemption:1:UNTRACED-1")).isZero();
    }

    @Test
    void tellNothingThatCameWithARequest() {
        String code = shop.voucher(shop.campaign());
        redeem(code, "SECRET-1", TELLING, SAMPLED).is(200);
        redeem(code, "SECRET-2", TELLING, SAMPLED).is(422);
        redeem("SECRET-3", "SECRET-4", TELLING, SAMPLED).is(404);
        send("POST", "/vouchers/" + code + "/redemptions", "{\"customer_identifier\": \"SECRET-5\"", TELLING, SAMPLED)
                .is(400);
        send("GET", "/vouchers/" + code + "?customer_identifier=SECRET-6", null, TELLING, SAMPLED)
                .is(200);
        send("GET", "/no-such-route/SECRET-7", null, TELLING, SAMPLED).is(404);
        fail("SECRET-8");

        await().atMost(PATIENCE)
                .until(() -> spansOf(TELLING).stream()
                                .filter(span -> span.getName().startsWith("http "))
                                .count()
                        == 6);
        assertThat(span(TELLING, "failure").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans().toString())
                .contains("/api/v1.0/vouchers/{code}/redemptions")
                .doesNotContain(code, UsualDay.CUSTOMER, "SECRET");
    }

    /** As the framework tells of an exception that it sees. */
    private static void fail(String message) {
        String request = "00-" + TELLING + "-" + CLIENT + "-" + SAMPLED;
        Span span = Objects.requireNonNull(application.bean(Traces.class).causedBy("failure", List.of(request)));
        span.error(new IllegalStateException(message)).end();
    }

    @Test
    void areOffUnlessTheyAreAskedFor() {
        try (TestDatabase fresh = TestDatabase.fresh();
                RunningApplication untraced = RunningApplication.on(fresh)) {
            assertThat(untraced.bean(Tracer.class)).isSameAs(Tracer.NOOP);
            assertThat(untraced.has(SpanExporter.class)).isFalse();
        }
    }
}
