package io.vouchsafe.gateway.limit;

import io.vouchsafe.gateway.edge.ApiPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Bounds what comes from one address, before anybody looks at credentials. Whatever is asked for costs one token: a file from memory costs as much work
 * as a refusal, so that an exemption would save nothing and only be another thing to get round.
 */
final class AddressLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Buckets<String> buckets;
    private final transient Refusals refusals;

    AddressLimitFilter(Buckets<String> buckets, Refusals refusals) {
        this.buckets = buckets;
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Usage usage = buckets.take(ClientAddress.of(request));
        if (ApiPath.concerns(request)) {
            UsageHeaders.tell(request, response, usage);
        }
        if (usage.refused()) {
            refusals.answer(request, response, usage.refusal());
        } else {
            chain.doFilter(request, response);
        }
    }
}
