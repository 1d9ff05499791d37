package io.vouchsafe.gateway.side;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.LogContext;
import io.vouchsafe.contract.caller.Standing;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import io.vouchsafe.process.identity.Identity;
import io.vouchsafe.process.identity.IdentityVerifier;
import io.vouchsafe.process.identity.IdentityVerifier.Proof;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;

/**
 * Lets a request pass only with a gateway's word on who sends it, and leaves the {@link Caller} behind as {@code AuthenticationFilter} does at the
 * gateway. Credentials are not looked at: none of them opens a side. A long answer ends with the token; its client comes again.
 */
final class IdentityFilter implements Filter {

    private static final int RETRY_AFTER_SECONDS = 1;

    private final IdentityVerifier verifier;
    private final ErrorAnswers answers;
    private final Clock clock;

    IdentityFilter(IdentityVerifier verifier, ErrorAnswers answers, Clock clock) {
        this.verifier = verifier;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        Proof proof;
        try {
            proof = proof(request.getHeader(Identity.HEADER));
        } catch (DataAccessException away) {
            answers.write(
                    request,
                    response,
                    new ApiFailure.Unavailable(
                            "The database is away; nothing was changed. Try again shortly", RETRY_AFTER_SECONDS));
            return;
        }
        if (proof == null) {
            answers.write(request, response, HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Standing standing = () -> clock.instant().isBefore(proof.until());
        request.setAttribute(Standing.ATTRIBUTE, standing);
        request.setAttribute(Caller.ATTRIBUTE, proof.caller());
        MDC.put(LogContext.PROJECT, Long.toString(proof.caller().projectId()));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LogContext.PROJECT);
        }
    }

    private @Nullable Proof proof(@Nullable String token) {
        return token == null ? null : verifier.verify(token);
    }
}
