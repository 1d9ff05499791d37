package io.vouchsafe.gateway.authentication;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
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
import org.springframework.http.HttpHeaders;

/**
 * Lets a request pass only with valid credentials, and leaves its {@link Caller} behind. Keeps no session. Everything else is answered with 401
 * and both challenges, in the same words whether the user or the password was wrong.
 */
public final class AuthenticationFilter implements Filter {

    private final Authenticator authenticator;
    private final ErrorAnswers answers;

    public AuthenticationFilter(Authenticator authenticator, ErrorAnswers answers) {
        this.authenticator = authenticator;
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Caller caller;
        try {
            caller = callerOf((HttpServletRequest) request);
        } catch (ApiFailure.NotNow notNow) {
            answers.write((HttpServletRequest) request, (HttpServletResponse) response, notNow);
            return;
        }
        if (caller == null) {
            challenge((HttpServletRequest) request, (HttpServletResponse) response);
            return;
        }
        request.setAttribute(Caller.ATTRIBUTE, caller);
        chain.doFilter(request, response);
    }

    private @Nullable Caller callerOf(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header == null ? null : authenticator.callerOf(header, request.getRemoteAddr());
    }

    private void challenge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"vouchsafe\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"vouchsafe\"");
        answers.write(request, response, HttpServletResponse.SC_UNAUTHORIZED);
    }
}
