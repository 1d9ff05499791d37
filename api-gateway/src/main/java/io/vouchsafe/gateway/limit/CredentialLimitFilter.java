package io.vouchsafe.gateway.limit;

import io.vouchsafe.contract.caller.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Bounds what one credential sends, from wherever. */
final class CredentialLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Buckets<Credential> buckets;
    private final transient Refusals refusals;

    CredentialLimitFilter(Buckets<Credential> buckets, Refusals refusals) {
        this.buckets = buckets;
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            Usage usage = buckets.take(Credential.of(caller));
            UsageHeaders.tell(request, response, usage);
            if (usage.refused()) {
                refusals.answer(request, response, usage.refusal());
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
