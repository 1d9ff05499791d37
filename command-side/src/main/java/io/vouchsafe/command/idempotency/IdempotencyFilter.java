package io.vouchsafe.command.idempotency;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.transaction.TransactionException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a request that changes something, and that bears an {@code Idempotency-Key}, the answer that was given to it before; or lets it through and
 * keeps its answer. Comes after the caller is known and has been let in. Requests without a key pass untouched.
 */
final class IdempotencyFilter implements Filter {

    /** The header of an answer that was given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Set<String> METHODS = Set.of("POST", "PATCH", "DELETE");
    /** Files are read row by row, whatever their size. */
    private static final PathPattern STREAMED =
            PathPatternParser.defaultInstance.parse("/api/v1.0/campaigns/{id}/vouchers/import");

    private final KeyedRequests requests;
    private final HandlerExceptionResolver failures;
    private final JsonMapper json;
    private final Clock clock;
    private final int maxBodyBytes;

    /**
     * The filter.
     *
     * @param failures what answers failures inside of controllers, so that those in here are answered in the same way
     * @param maxBodyBytes a larger body is answered with 413, unless it is streamed
     */
    IdempotencyFilter(
            KeyedRequests requests, HandlerExceptionResolver failures, JsonMapper json, Clock clock, int maxBodyBytes) {
        this.requests = requests;
        this.failures = failures;
        this.json = json;
        this.clock = clock;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        String sent = request.getHeader(IdempotencyKey.HEADER);
        if (sent == null
                || !METHODS.contains(request.getMethod())
                || !(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            keyed(request, response, chain, key(caller, request, sent));
        } catch (ApiFailure | DataAccessException | TransactionException failure) {
            if (failures.resolveException(request, response, null, failure) == null) {
                throw failure;
            }
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception other) {
            throw new ServletException(other);
        }
    }

    private IdempotencyKey key(Caller caller, HttpServletRequest request, String sent) {
        Enumeration<String> all = request.getHeaders(IdempotencyKey.HEADER);
        all.nextElement();
        if (all.hasMoreElements()) {
            throw IdempotencyKey.several();
        }
        return IdempotencyKey.of(
                caller.projectId(), request.getMethod(), request.getRequestURI(), sent, clock.instant());
    }

    private void keyed(HttpServletRequest request, HttpServletResponse response, FilterChain chain, IdempotencyKey key)
            throws Exception {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        SentBody body =
                STREAMED.matches(path) ? new StreamedBody(request) : WholeBody.read(request, json, maxBodyBytes);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Receipt earlier = requests.answer(key, new Exchange(body, answer, chain));
        if (earlier == null) {
            answer.copyBodyToResponse();
        } else {
            response.resetBuffer();
            write(earlier, response);
        }
    }

    /** What the request came to by itself, if it was worked on at all, is taken back. */
    private static void write(Receipt receipt, HttpServletResponse response) throws IOException {
        response.setHeader(REPLAYED, "true");
        response.setStatus(receipt.status());
        response.setContentType(null);
        if (receipt.body().length > 0) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(receipt.body().length);
            response.getOutputStream().write(receipt.body());
        }
    }

    private record Exchange(SentBody body, ContentCachingResponseWrapper answer, FilterChain chain)
            implements KeyedRequests.Work {

        @Override
        public boolean streamed() {
            return body instanceof StreamedBody;
        }

        @Override
        public String fingerprint() throws IOException {
            return body.fingerprint();
        }

        /** What no controller was found for, or what was too wrong to be read, has no answer that is worth keeping. */
        @Override
        public @Nullable Receipt run() throws IOException, ServletException {
            HttpServletRequest request = body.request();
            chain.doFilter(request, answer);
            boolean controlled =
                    request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod;
            return controlled && Receipt.keeps(answer.getStatus())
                    ? new Receipt(fingerprint(), answer.getStatus(), answer.getContentAsByteArray())
                    : null;
        }
    }
}
