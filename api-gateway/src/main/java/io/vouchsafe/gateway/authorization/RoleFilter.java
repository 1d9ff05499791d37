package io.vouchsafe.gateway.authorization;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/** Lets a caller do what its role allows. Everything else is answered with 403, whether it exists or not. */
public final class RoleFilter implements Filter {

    private final RoleTable table;
    private final ErrorAnswers answers;

    public RoleFilter(RoleTable table, ErrorAnswers answers) {
        this.table = table;
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        if (!(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
            throw new IllegalStateException("roles are checked after the caller is known");
        }
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        if (table.allows(caller, request.getMethod(), path)) {
            chain.doFilter(request, response);
        } else {
            answers.write(request, (HttpServletResponse) response, HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
