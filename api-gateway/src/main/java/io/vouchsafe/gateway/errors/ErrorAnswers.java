package io.vouchsafe.gateway.errors;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorBody;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.contract.error.ErrorForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Writes an error where no controller can, in the form that fits the request. Never negotiates: an error is JSON, whatever the client would rather have. */
public final class ErrorAnswers {

    private final JsonMapper json;

    /** @param json made by {@code ApiJson} */
    public ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Answers a failure as the contract's advice would answer it from within a controller. */
    public void write(HttpServletRequest request, HttpServletResponse response, ApiFailure failure) throws IOException {
        if (failure.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(failure.retryAfterSeconds()));
        }
        write(request, response, failure.status(), failure.body());
    }

    /** Answers a bare status, in words that give nothing away. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(request, response, status, bodyOf(status));
    }

    /** Answers with a status and a body. Headers that are set stay; an answer that is under way stays as it is. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, ErrorBody body)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        ErrorForm form = ErrorForm.of(request);
        response.setContentType(form.mediaType());
        byte[] bytes = json.writeValueAsString(form.body(status, body)).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static ErrorBody bodyOf(int status) {
        return switch (status) {
            case 401 -> ErrorBody.of(ErrorCode.NOT_AUTHORIZED, "Valid credentials are required");
            case 403 -> ErrorBody.of(ErrorCode.FORBIDDEN, "The credentials do not allow this");
            case 404 -> ErrorBody.of(ErrorCode.NOT_FOUND, "Resource not found");
            case 405 -> ErrorBody.of(ErrorCode.INVALID, "The method is not supported here");
            case 413 -> ErrorBody.of(ErrorCode.INVALID, "The request is too large");
            default ->
                status < 500
                        ? ErrorBody.of(ErrorCode.INVALID, "The request is malformed")
                        : ErrorBody.of(ErrorCode.UNKNOWN_ERROR, "Something went wrong on our side");
        };
    }
}
