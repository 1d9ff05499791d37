package io.vouchsafe.gateway.limit;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.edge.ApiPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Works on so many requests of the API at once and on no more: the rest hears at once to come again, while those that are let in are answered in
 * time. Nobody waits here, so nothing piles up. A live stream stays for hours and does nearly nothing; it has a limit of its own.
 */
final class LoadSheddingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int RETRY_AFTER_SECONDS = 1;

    private static final PathPattern LIVE = PathPatternParser.defaultInstance.parse("/api/vouchsafe/v1/live");

    private final transient Semaphore places;
    private final transient Refusals refusals;

    LoadSheddingFilter(int atOnce, Refusals refusals) {
        this.places = new Semaphore(atOnce);
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!ApiPath.concerns(request)
                || LIVE.matches(ServletRequestPathUtils.parse(request).pathWithinApplication())) {
            chain.doFilter(request, response);
            return;
        }
        if (!places.tryAcquire()) {
            refusals.answer(
                    request,
                    response,
                    new ApiFailure.Unavailable(
                            "Too much to do just now; nothing was done. Try again", RETRY_AFTER_SECONDS));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
