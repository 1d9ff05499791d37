package io.vouchsafe.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Turns away paths that could mean two things: with {@code ..}, {@code //}, encoded slashes or path parameters. A voucher's code may hold any
 * printable character but a slash (contract §3.4), so an encoded percent sign or semicolon passes: paths are decoded once, segment by segment.
 */
final class PathGuard implements HttpFirewall {

    private final StrictHttpFirewall strict = new StrictHttpFirewall();

    PathGuard() {
        strict.setAllowUrlEncodedPercent(true);
        strict.setAllowSemicolon(true);
        // Methods are the router's affair, which knows the answer 405.
        strict.setUnsafeAllowAnyHttpMethod(true);
        // Tomcat has refused what is dangerous in headers; the rest is text like any other, and must not fail later,
        // when it is read.
        strict.setAllowedHeaderNames(name -> true);
        strict.setAllowedHeaderValues(value -> true);
        strict.setAllowedParameterNames(name -> true);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        if (request.getRequestURI().indexOf(';') >= 0) {
            throw new RequestRejectedException("The path has parameters");
        }
        return strict.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }
}
