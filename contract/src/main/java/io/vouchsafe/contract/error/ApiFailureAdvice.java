package io.vouchsafe.contract.error;

import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Turns failures into the contract's error body. What is not an {@link ApiFailure} nor a routing error of the web framework is a bug: it is
 * logged under a trace id, and the answer shows that id and nothing else.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ApiFailureAdvice {

    private static final Logger log = LoggerFactory.getLogger(ApiFailureAdvice.class);

    private final Supplier<String> traceIds;

    public ApiFailureAdvice() {
        this(() -> UUID.randomUUID().toString());
    }

    ApiFailureAdvice(Supplier<String> traceIds) {
        this.traceIds = traceIds;
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> failure(ApiFailure failure) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(failure.status());
        if (failure instanceof ApiFailure.Unavailable unavailable) {
            answer.header(HttpHeaders.RETRY_AFTER, Integer.toString(unavailable.retryAfterSeconds()));
        }
        return answer.body(failure.body());
    }

    /** A path variable that does not fit its type names nothing that exists. */
    @ExceptionHandler
    ResponseEntity<ErrorBody> unreadablePath(MethodArgumentTypeMismatchException mismatch) {
        return failure(new ApiFailure.NotFound("Resource"));
    }

    /** The client is gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {}

    /** The database is away or has no connection to spare. Whether anything was decided before is not known here. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ErrorBody> databaseAway(Exception exception) {
        log.warn("The database does not answer", exception);
        return failure(new ApiFailure.Unavailable(
                "The database cannot be reached just now; if you were writing, ask for the outcome first", 1));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> other(Exception exception) {
        if (exception instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            int status = response.getStatusCode().value();
            ErrorCode code = status == 404 ? ErrorCode.NOT_FOUND : ErrorCode.INVALID;
            String message = status == 404
                    ? "Resource not found"
                    : String.valueOf(response.getBody().getDetail());
            return ResponseEntity.status(status).headers(response.getHeaders()).body(ErrorBody.of(code, message));
        }
        String traceId = traceIds.get();
        log.error("Unexpected failure, trace id {}", traceId, exception);
        return ResponseEntity.internalServerError()
                .body(ErrorBody.of(ErrorCode.UNKNOWN_ERROR, "Something went wrong on our side, trace id " + traceId));
    }
}
