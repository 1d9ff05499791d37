package io.vouchsafe.process.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.vouchsafe.process.environment.CannotStart;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFormatTest {

    private static final String LOGGER = "io.vouchsafe.something.Long";

    /** The line that the given form makes of an event, by the configuration that programs have. */
    private static String line(@Nullable String format, Map<String, String> context) throws JoranException {
        LoggerContext logback = new LoggerContext();
        logback.setMDCAdapter(new LogbackMDCAdapter());
        if (format != null) {
            logback.putProperty(LogFormat.VARIABLE, format);
        }
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logback);
        configurator.doConfigure(requireNonNull(LogFormatTest.class.getResource("/logback.xml")));
        assertThat(logback.getStatusManager().getCopyOfStatusList())
                .as("what would be told at each start")
                .noneMatch(status -> status.getEffectiveLevel() > Status.INFO);
        try {
            LoggingEvent event = new LoggingEvent(
                    "", logback.getLogger(LOGGER), Level.WARN, "Something {}", null, new Object[] {"odd"});
            event.setMDCPropertyMap(context);
            OutputStreamAppender<ILoggingEvent> appender =
                    (OutputStreamAppender<ILoggingEvent>) logback.getLogger(Logger.ROOT_LOGGER_NAME)
                            .iteratorForAppenders()
                            .next();
            return new String(appender.getEncoder().encode(event), UTF_8);
        } finally {
            logback.stop();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "text")
    void writesTextUnlessToldOtherwise(@Nullable String format) throws JoranException {
        assertThat(line(format, Map.of("requestId", "r-7")))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\S+ WARN  io\\.vouchsafe\\.something\\.Long - \\[requestId=r-7] Something odd\\R");
        assertThat(line(format, Map.of()))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\S+ WARN  io\\.vouchsafe\\.something\\.Long - Something odd\\R");
    }

    @Test
    void writesOneJsonObjectForEachLineWhereStructuredLogsAreWanted() throws JoranException {
        String line = line("ecs", Map.of("requestId", "r-7", "project", "3"));

        assertThat(line).endsWith("\n").doesNotContain("\n\n");
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.at("/log/level").asString()).isEqualTo("WARN");
        assertThat(json.at("/log/logger").asString()).isEqualTo(LOGGER);
        assertThat(json.at("/message").asString()).isEqualTo("Something odd");
        assertThat(json.at("/requestId").asString()).isEqualTo("r-7");
        assertThat(json.at("/project").asString()).isEqualTo("3");
        assertThat(json.at("/@timestamp").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", ""})
    void refusesAFormThatThereIsNot(String format) {
        assertThatThrownBy(() -> LogFormat.require(format))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("VOUCHSAFE_LOG_FORMAT must be text or ecs, not '" + format + "'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"text", "ecs"})
    void takesTheFormsThatThereAre(@Nullable String format) {
        assertThatCode(() -> LogFormat.require(format)).doesNotThrowAnyException();
    }
}
