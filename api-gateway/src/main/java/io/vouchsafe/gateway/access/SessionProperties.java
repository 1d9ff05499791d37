package io.vouchsafe.gateway.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For how long a browser stays signed in.
 *
 * @param idle after so long without a request a session is over; more than zero
 * @param absolute and after so long in any case; more than zero
 */
@ConfigurationProperties("vouchsafe.session")
public record SessionProperties(
        @DefaultValue("12h") Duration idle,
        @DefaultValue("7d") Duration absolute) {

    private static final Duration LONGEST_BETWEEN_WRITES = Duration.ofMinutes(5);
    private static final int WRITES_PER_IDLE_TIME = 10;

    public SessionProperties {
        if (!idle.isPositive() || !absolute.isPositive()) {
            throw new IllegalArgumentException(
                    "vouchsafe.session.idle and vouchsafe.session.absolute must be positive");
        }
    }

    /** The least time between two writes of when a session was used. By so much a session may end earlier than {@link #idle} says. */
    public Duration betweenWrites() {
        Duration tenth = idle.dividedBy(WRITES_PER_IDLE_TIME);
        return tenth.compareTo(LONGEST_BETWEEN_WRITES) < 0 ? tenth : LONGEST_BETWEEN_WRITES;
    }
}
