package io.vouchsafe.gateway.authentication;

import io.vouchsafe.contract.error.ApiFailure;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Asks the database about credentials, a few at a time, so that whoever sends wrong ones cannot use up the connections. */
final class Lookups {

    private static final Logger log = LoggerFactory.getLogger(Lookups.class);

    private static final int AT_ONCE = 2;
    private static final int MAX_WAITING = 1_000;
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Gate gate = new Gate(AT_ONCE, MAX_WAITING, MAX_WAIT);

    /** @throws ApiFailure.Unavailable if the database does not answer, or too many are asking */
    <T extends @Nullable Object> T ask(Supplier<T> question) {
        try {
            return gate.pass(question);
        } catch (DataAccessResourceFailureException | TransientDataAccessException down) {
            log.error("Credentials cannot be checked, because the database does not answer", down);
            throw new ApiFailure.Unavailable("Credentials cannot be checked just now", RETRY_AFTER_SECONDS);
        }
    }
}
