package io.vouchsafe.standalone.observability;

import static io.vouchsafe.standalone.api.Json.object;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever may read the log must not learn from it what can be spent, who buys, or how to get in. */
class LogsTest {

    private static final String REQUEST = "request-of-the-bug";

    @Test
    void tellsWhatWentWrongForWhomAndNothingThatIsSecret() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        lines.start();
        try (TestDatabase database = TestDatabase.fresh();
                RunningApplication application = RunningApplication.on(database, "vouchsafe.read-timeout=200ms")) {
            // The start configures the log anew.
            root.addAppender(lines);
            String authorization = application.newKey(1, Role.ADMIN);
            Api admin = Api.on(application.port(), authorization);
            String key = authorization.substring("Bearer ".length());
            String cookie = requireNonNull(
                    admin.own().post("/session", object("api_key", key)).is(201).header("Set-Cookie"));
            UsualDay day = new UsualDay(application);
            String[] codes = day.live();

            bug(application, new Shop(admin));

            List<String> text = lines.list.stream()
                    .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                    .map(LogsTest::text)
                    .toList();
            assertThat(text).anyMatch(line -> line.contains("Unexpected failure, trace id"));
            assertThat(text)
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContain(codes)
                            .doesNotContain(
                                    "SECRET-CODE",
                                    UsualDay.CUSTOMER,
                                    "jo@shop.example",
                                    UsualDay.WRONG_PASSWORD,
                                    key,
                                    cookie.replaceFirst("^\\w+=", "").replaceFirst(";.*", "")));
            assertThat(lines.list)
                    .filteredOn(line -> line.getFormattedMessage().startsWith("Unexpected failure"))
                    .allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                            .containsEntry("requestId", REQUEST)
                            .containsEntry("project", "1"));
        } finally {
            root.detachAppender(lines);
        }
    }

    /** PostgreSQL refuses the row of a voucher; the details of its message quote the whole row. */
    private static void bug(RunningApplication application, Shop shop) {
        long campaign = shop.campaign();
        JdbcClient.create(application.bean(DataSource.class))
                .sql("alter table command.voucher add constraint forced check (code <> 'SECRET-CODE') not valid")
                .update();
        Answer answer = shop.api()
                .send(
                        "POST",
                        "/campaigns/" + campaign + "/vouchers",
                        object("code", "SECRET-CODE", "active", true).text(),
                        "X-Request-Id",
                        REQUEST)
                .is(500);
        assertThat(answer.body()).doesNotContain("forced", "SECRET-CODE");
    }

    private static String text(ILoggingEvent line) {
        IThrowableProxy thrown = line.getThrowableProxy();
        return line.getMDCPropertyMap()
                + line.getFormattedMessage()
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
