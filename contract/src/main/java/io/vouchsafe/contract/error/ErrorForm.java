package io.vouchsafe.contract.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * How a failure is written: in the contract's body (§2.1) on the compatible API, as a problem of RFC 9457 on the endpoints that are Vouchsafe's
 * own. Both say the same: the top-level code, the message, and one entry per attribute.
 */
public enum ErrorForm {
    CONTRACT(MediaType.APPLICATION_JSON_VALUE) {
        @Override
        public Object body(int status, ErrorBody error) {
            return error;
        }
    },
    PROBLEM(MediaType.APPLICATION_PROBLEM_JSON_VALUE) {
        @Override
        public Object body(int status, ErrorBody error) {
            HttpStatus known = HttpStatus.resolve(status);
            return new Problem(
                    "about:blank",
                    known == null ? "Error" : known.getReasonPhrase(),
                    status,
                    error.message(),
                    error.code(),
                    error.errors());
        }
    };

    private static final String OWN_ENDPOINTS = "/api/vouchsafe/";

    private final String mediaType;

    ErrorForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * A problem as RFC 9457 wants it, and two members of our own.
     *
     * @param type always {@code about:blank}: the title is that of the status, and {@code code} tells apart what programs tell apart
     * @param code top-level code of the contract (§2.2)
     * @param errors one entry per attribute, as in the contract's body
     */
    public record Problem(
            String type, String title, int status, String detail, String code, List<ErrorBody.Detail> errors) {}

    /** The form that fits what was asked for, also after the container sent the request on to an error page. */
    public static ErrorForm of(HttpServletRequest request) {
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
        String context = request.getContextPath();
        return path == null ? CONTRACT : ofPath(path.substring(context == null ? 0 : context.length()));
    }

    static ErrorForm ofPath(String path) {
        return path.startsWith(OWN_ENDPOINTS) ? PROBLEM : CONTRACT;
    }

    /** What the answer declares itself to be. */
    public String mediaType() {
        return mediaType;
    }

    /** The object to write as JSON. */
    public abstract Object body(int status, ErrorBody error);
}
