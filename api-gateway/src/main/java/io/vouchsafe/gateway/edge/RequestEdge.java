package io.vouchsafe.gateway.edge;

import io.vouchsafe.contract.caller.LogContext;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorBody;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The outermost filter. Gives the request its id (in the answer, in the log's context and as a request attribute), keeps answers out of caches,
 * turns away bodies that are announced as too large, and has the last word on what nobody else caught.
 */
public final class RequestEdge implements Filter {

    /** The header that carries the id, in both directions. */
    public static final String HEADER = "X-Request-Id";
    /** The request attribute and the key in the log's context that hold the id; the command side writes it beside every event. */
    public static final String ATTRIBUTE = LogContext.REQUEST;

    private static final Logger log = LoggerFactory.getLogger(RequestEdge.class);

    /** Files are read row by row and limited by their reader. */
    private static final PathPattern IMPORTS =
            PathPatternParser.defaultInstance.parse("/api/v1.0/campaigns/{id}/vouchers/import");

    private final RequestIds ids;
    private final ErrorAnswers answers;
    private final long maxBodyBytes;

    RequestEdge(RequestIds ids, ErrorAnswers answers, long maxBodyBytes) {
        this.ids = ids;
        this.answers = answers;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        String id = ids.of(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        MDC.put(ATTRIBUTE, id);
        try {
            if (tooLarge(request)) {
                answers.write(request, response, ApiFailure.Malformed.tooLarge(maxBodyBytes));
            } else if (!queryReadable(request)) {
                answers.write(request, response, HttpServletResponse.SC_BAD_REQUEST);
            } else {
                chain.doFilter(request, response);
            }
        } catch (ServletException | RuntimeException bug) {
            answerBug(request, response, id, bug);
        } finally {
            MDC.clear();
        }
    }

    private boolean tooLarge(HttpServletRequest request) {
        return request.getContentLengthLong() > maxBodyBytes && !IMPORTS.matches(path(request));
    }

    /** Tomcat finds out that a query cannot be decoded only when somebody asks for a parameter, and calls it a fault then. */
    private static boolean queryReadable(HttpServletRequest request) {
        if (request.getQueryString() == null) {
            return true;
        }
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException undecodable) {
            return false;
        }
    }

    private static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.parse(request).pathWithinApplication();
    }

    private void answerBug(HttpServletRequest request, HttpServletResponse response, String id, Exception bug)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            // Half an answer must not pass for a whole one: the container breaks the connection off.
            throw new ServletException(bug);
        }
        log.error("Unexpected failure outside of a controller, request {}", id, bug);
        answers.write(
                request,
                response,
                HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                ErrorBody.of(ErrorCode.UNKNOWN_ERROR, "Something went wrong on our side, trace id " + id));
    }
}
