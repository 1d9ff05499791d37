package io.vouchsafe.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells clients of the API how far they are from a limit, by the fields of draft-ietf-httpapi-ratelimit-headers-11: of all limits, the one that is nearest to its end. */
final class UsageHeaders {

    static final String POLICY = "RateLimit-Policy";
    static final String STATE = "RateLimit";

    private static final String ATTRIBUTE = UsageHeaders.class.getName();

    private UsageHeaders() {}

    /** Tells of a limit, unless what was told before is nearer to its end. */
    static void tell(HttpServletRequest request, HttpServletResponse response, Usage usage) {
        if (request.getAttribute(ATTRIBUTE) instanceof Usage told && !usage.nearerToItsEndThan(told)) {
            return;
        }
        request.setAttribute(ATTRIBUTE, usage);
        response.setHeader(POLICY, usage.limit().policy());
        response.setHeader(STATE, usage.limit().state(usage.remaining()));
    }
}
