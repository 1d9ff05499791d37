package io.vouchsafe.launch.command.owner;

import io.vouchsafe.process.cluster.ReferralHeaders;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Notices that a gateway can send a request once more, to its owner. */
final class ReferralFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (((HttpServletRequest) request).getHeader(ReferralHeaders.MAY_REFER) == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            ScopedValue.where(Referral.CURRENT, new Referral((HttpServletResponse) response))
                    .call(() -> {
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception other) {
            throw new ServletException(other);
        }
    }
}
