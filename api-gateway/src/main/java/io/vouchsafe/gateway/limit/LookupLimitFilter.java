package io.vouchsafe.gateway.limit;

import io.vouchsafe.contract.caller.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Bounds how often codes can be guessed, by one credential and from one address. A code that exists costs nothing; once too many did not exist, no
 * request that names a code gets through, whether it exists or not, until tokens have come again.
 *
 * <p>Only the answer tells whether a code exists, so requests that are under way together all get through, and each of them that failed is taken from
 * the bucket, also below zero: over time, nobody gets more answers for it.
 */
final class LookupLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final PathPattern VOUCHER = pattern("/api/v1.0/vouchers/{code}");
    private static final PathPattern REDEMPTIONS = pattern("/api/v1.0/vouchers/{code}/redemptions");
    /** Names no code. */
    private static final PathPattern FIND = pattern("/api/v1.0/vouchers/find");

    private final transient Buckets<Credential> byCredential;
    private final transient Buckets<String> byAddress;
    private final transient Refusals refusals;

    LookupLimitFilter(Buckets<Credential> byCredential, Buckets<String> byAddress, Refusals refusals) {
        this.byCredential = byCredential;
        this.byAddress = byAddress;
        this.refusals = refusals;
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        if (!namesCode(path) || !(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
        }
        Credential credential = Credential.of(caller);
        String address = ClientAddress.of(request);
        Usage ofCredential = byCredential.look(credential);
        Usage ofAddress = byAddress.look(address);
        Usage usage = ofAddress.nearerToItsEndThan(ofCredential) ? ofAddress : ofCredential;
        UsageHeaders.tell(request, response, usage);
        if (usage.refused()) {
            refusals.answer(request, response, usage.refusal());
            return;
        }
        chain.doFilter(request, response);
        if (failed(request.getMethod(), path, response.getStatus())) {
            byCredential.overdraw(credential);
            byAddress.overdraw(address);
        }
    }

    static boolean namesCode(PathContainer path) {
        return REDEMPTIONS.matches(path) || (VOUCHER.matches(path) && !FIND.matches(path));
    }

    /**
     * Whether an answer may tell that a code does not exist. Reading a redemption is answered in the same way for a code that exists, so it tells
     * nothing, and a client that asks whether an order was redeemed is not counted for it.
     */
    static boolean failed(String method, PathContainer path, int status) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return status == HttpServletResponse.SC_NOT_FOUND && !(reads && REDEMPTIONS.matches(path));
    }
}
