package io.vouchsafe.gateway.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** What an answer with 401 asks for. */
public final class Challenge {

    private static final String BASIC = "Basic realm=\"vouchsafe\"";
    private static final String BEARER = "Bearer realm=\"vouchsafe\"";

    private Challenge() {}

    /** Asks for either kind of credentials; not for Basic ones where a browser would open a dialog of its own for them. */
    static void add(HttpServletRequest request, HttpServletResponse response) {
        if (SessionCookie.token(request) == null && request.getHeader(ForgeryGuard.CLIENT) == null) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        }
        addToSignIn(response);
    }

    /** Asks in a way that no browser reacts to. */
    public static void addToSignIn(HttpServletResponse response) {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
    }
}
