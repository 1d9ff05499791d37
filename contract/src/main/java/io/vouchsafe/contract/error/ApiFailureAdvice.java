package io.vouchsafe.contract.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    ResponseEntity<Object> failure(ApiFailure failure, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (failure.retryAfterSeconds() > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(failure.retryAfterSeconds()));
        }
        return answer(request, failure.status(), headers, failure.body());
    }

    private static ResponseEntity<Object> answer(
            HttpServletRequest request, int status, HttpHeaders headers, ErrorBody error) {
        ErrorForm form = ErrorForm.of(request);
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .body(form.body(status, error));
    }

    /** A path variable that does not fit its type names nothing that exists. */
    @ExceptionHandler
    ResponseEntity<Object> unreadablePath(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return failure(new ApiFailure.NotFound("Resource"), request);
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
    ResponseEntity<Object> databaseAway(Exception exception, HttpServletRequest request, HttpServletResponse begun)
            throws Exception {
        unlessBegun(exception, begun);
        log.warn("The database does not answer", exception);
        return failure(
                new ApiFailure.Unavailable(
                        "The database cannot be reached just now; if you were writing, ask for the outcome first", 1),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception exception, HttpServletRequest request, HttpServletResponse begun)
            throws Exception {
        unlessBegun(exception, begun);
        if (exception instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            int status = response.getStatusCode().value();
            ErrorCode code = status == 404 ? ErrorCode.NOT_FOUND : ErrorCode.INVALID;
            String message = status == 404
                    ? "Resource not found"
                    : String.valueOf(response.getBody().getDetail());
            return answer(request, status, response.getHeaders(), ErrorBody.of(code, message));
        }
        String traceId = traceIds.get();
        log.error("Unexpected failure, trace id {}", traceId, exception);
        return answer(
                request,
                500,
                HttpHeaders.EMPTY,
                ErrorBody.of(ErrorCode.UNKNOWN_ERROR, "Something went wrong on our side, trace id " + traceId));
    }

    /** Half an answer must not pass for a whole one, with an error body as its last line: it is left to the container, which breaks it off. */
    private static void unlessBegun(Exception exception, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            log.error("An answer breaks off", exception);
            throw exception;
        }
    }
}
