package io.vouchsafe.gateway.authentication;

import io.vouchsafe.gateway.access.SessionRows.SessionRow;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that carries a session's token: out of reach of scripts, and sent along by no other site. */
public final class SessionCookie {

    /** Its name. */
    public static final String NAME = "vouchsafe_session";

    /** The request attribute under which the edge leaves the {@link SessionRow} of a request that came by it. */
    public static final String ATTRIBUTE = SessionRow.class.getName();

    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String HTTPS = "https";

    private SessionCookie() {}

    /** The token that a request bears; {@code null} if it has no such cookie. */
    public static @Nullable String token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME) && !cookie.getValue().isEmpty()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /**
     * Gives the browser a token to keep.
     *
     * @param longest after which the browser drops it
     */
    public static void give(HttpServletRequest request, HttpServletResponse response, String token, Duration longest) {
        write(request, response, token, longest);
    }

    /** Takes back what the browser keeps. */
    public static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(secure(request))
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Whoever claims without cause to have come by HTTPS gets a cookie that is of no use to itself, so the claim needs no trust. */
    private static boolean secure(HttpServletRequest request) {
        String forwarded = request.getHeader(FORWARDED_PROTO);
        return request.isSecure()
                || (forwarded != null && forwarded.toLowerCase(Locale.ROOT).startsWith(HTTPS));
    }
}
