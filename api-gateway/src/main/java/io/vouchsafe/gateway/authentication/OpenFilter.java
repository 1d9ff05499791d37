package io.vouchsafe.gateway.authentication;

import io.vouchsafe.gateway.errors.ErrorAnswers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands before operations that ask for no credentials: signing in and out. No other site may do either in the user's name. */
public final class OpenFilter implements Filter {

    private final ErrorAnswers answers;

    public OpenFilter(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        boolean endsASession = request.getMethod().equals("DELETE") && SessionCookie.token(request) != null;
        if (ForgeryGuard.fromAnotherSite(request) || (endsASession && ForgeryGuard.suspects(request))) {
            answers.write(
                    request, (HttpServletResponse) response, HttpServletResponse.SC_FORBIDDEN, ForgeryGuard.REFUSAL);
            return;
        }
        chain.doFilter(request, response);
    }
}
