package io.vouchsafe.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;

/** What belongs to the API. */
public final class ApiPath {

    private static final String PREFIX = "/api/";

    private ApiPath() {}

    /** Looks at the path as it was sent: a path that spells the prefix in another way is not the API's, and is denied with the rest. */
    public static boolean concerns(HttpServletRequest request) {
        return request.getRequestURI()
                .startsWith(PREFIX, request.getContextPath().length());
    }
}
