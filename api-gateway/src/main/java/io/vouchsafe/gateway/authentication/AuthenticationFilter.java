package io.vouchsafe.gateway.authentication;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.LogContext;
import io.vouchsafe.contract.caller.Standing;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.access.SessionRows.SessionRow;
import io.vouchsafe.gateway.authentication.AuthenticationMeters.Outcome;
import io.vouchsafe.gateway.authentication.AuthenticationMeters.Proof;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;

/**
 * Lets a request pass only with valid credentials, or by the cookie of a session that goes on, and leaves its {@link Caller} behind, and its
 * {@link Standing}. A header goes before a cookie, also if it is wrong. Everything else is answered with 401 and a challenge, in the same words
 * whether the user or the password was wrong; what another site may have sent by the cookie, with 403.
 */
public final class AuthenticationFilter implements Filter {

    private final Authenticator authenticator;
    private final Sessions sessions;
    private final AuthenticationMeters meters;
    private final ErrorAnswers answers;

    public AuthenticationFilter(
            Authenticator authenticator, Sessions sessions, AuthenticationMeters meters, ErrorAnswers answers) {
        this.meters = meters;
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String token = header == null ? SessionCookie.token(request) : null;
        Proof proof = header != null ? Proof.HEADER : token != null ? Proof.COOKIE : Proof.NONE;
        if (token != null && ForgeryGuard.suspects(request)) {
            meters.count(proof, Outcome.FORGED);
            answers.write(request, response, HttpServletResponse.SC_FORBIDDEN, ForgeryGuard.REFUSAL);
            return;
        }
        Caller caller;
        try {
            caller = header != null ? byHeader(request, header) : token != null ? byCookie(request, token) : null;
        } catch (ApiFailure.NotNow notNow) {
            meters.count(proof, notNow);
            answers.write(request, response, notNow);
            return;
        }
        if (caller == null) {
            meters.count(proof, Outcome.REFUSED);
            Challenge.add(request, response);
            answers.write(request, response, HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        meters.count(proof, Outcome.ACCEPTED);
        request.setAttribute(Caller.ATTRIBUTE, caller);
        // The edge, which is outside of this, clears the context.
        MDC.put(LogContext.PROJECT, Long.toString(caller.projectId()));
        chain.doFilter(request, response);
    }

    private @Nullable Caller byHeader(HttpServletRequest request, String header) {
        String address = request.getRemoteAddr();
        Caller caller = authenticator.callerOf(header, address);
        Standing standing = () -> caller != null && caller.equals(authenticator.callerOf(header, address));
        request.setAttribute(Standing.ATTRIBUTE, standing);
        return caller;
    }

    private @Nullable Caller byCookie(HttpServletRequest request, String token) {
        SessionRow session = sessions.use(token);
        if (session == null) {
            return null;
        }
        Caller caller = session.caller();
        Standing standing = () -> {
            SessionRow now = sessions.find(token);
            return now != null && caller.equals(now.caller());
        };
        request.setAttribute(Standing.ATTRIBUTE, standing);
        request.setAttribute(SessionCookie.ATTRIBUTE, session);
        return caller;
    }
}
