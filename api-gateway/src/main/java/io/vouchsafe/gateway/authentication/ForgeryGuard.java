package io.vouchsafe.gateway.authentication;

import io.vouchsafe.contract.error.ErrorBody;
import io.vouchsafe.contract.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells requests that another site had the browser send. A page of another site cannot set {@value #CLIENT} without asking this server first, and
 * is never allowed to; that the cookie is {@code SameSite=Strict} already keeps it from being sent along, where browsers obey it.
 */
final class ForgeryGuard {

    /** The header that our own pages send. */
    static final String CLIENT = "X-Vouchsafe-Client";

    static final ErrorBody REFUSAL = ErrorBody.of(
            ErrorCode.FORBIDDEN,
            "A request that bears a session's cookie must not come from another site, and needs the header X-Vouchsafe-Client: dashboard unless it only reads");

    private static final String DASHBOARD = "dashboard";
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String CROSS_SITE = "cross-site";

    private ForgeryGuard() {}

    /** Whether a request that bears a cookie may be another site's doing. */
    static boolean suspects(HttpServletRequest request) {
        return fromAnotherSite(request) || (!reads(request) && !DASHBOARD.equals(request.getHeader(CLIENT)));
    }

    /** Whether the browser says so itself. */
    static boolean fromAnotherSite(HttpServletRequest request) {
        return CROSS_SITE.equals(request.getHeader(FETCH_SITE));
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
