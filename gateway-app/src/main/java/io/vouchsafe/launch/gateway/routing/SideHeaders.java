package io.vouchsafe.launch.gateway.routing;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.gateway.edge.RequestEdge;
import io.vouchsafe.process.cluster.ReferralHeaders;
import io.vouchsafe.process.identity.Identity;
import io.vouchsafe.process.identity.IdentitySigner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What headers go to a side, and come back to the client. Credentials stay here, and what only processes say to each other is not taken from outside
 * nor shown there.
 */
final class SideHeaders {

    private static final List<String> KEPT_HERE = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.COOKIE,
            HttpHeaders.EXPECT,
            Identity.HEADER,
            ReferralHeaders.MAY_REFER,
            RequestEdge.HEADER);

    /** The edge, or the web server, gives them to every answer. */
    private static final Set<String> GIVEN_HERE = Set.of(
            RequestEdge.HEADER,
            HttpHeaders.CACHE_CONTROL,
            "X-Content-Type-Options",
            HttpHeaders.DATE,
            ReferralHeaders.OWNER);

    private final List<RequestHttpHeadersFilter> requestFilters;
    private final List<ResponseHttpHeadersFilter> responseFilters;
    private final IdentitySigner signer;

    SideHeaders(
            List<RequestHttpHeadersFilter> requestFilters,
            List<ResponseHttpHeadersFilter> responseFilters,
            IdentitySigner signer) {
        this.requestFilters = requestFilters;
        this.responseFilters = responseFilters;
        this.signer = signer;
    }

    /** Those for a side, which sees the address that the client called. */
    HttpHeaders toSide(ServerRequest request, Caller caller, boolean mayRefer) {
        HttpServletRequest servlet = request.servletRequest();
        HttpHeaders headers = request.headers().asHttpHeaders();
        for (RequestHttpHeadersFilter filter : requestFilters) {
            headers = filter.apply(headers, request);
        }
        HttpHeaders sent = new HttpHeaders();
        sent.putAll(headers);
        KEPT_HERE.forEach(sent::remove);
        sent.set(HttpHeaders.HOST, servlet.getHeader(HttpHeaders.HOST));
        sent.set("X-Forwarded-For", servlet.getRemoteAddr());
        sent.set("X-Forwarded-Proto", servlet.getScheme());
        sent.set("X-Forwarded-Port", Integer.toString(servlet.getServerPort()));
        sent.set(RequestEdge.HEADER, String.valueOf(servlet.getAttribute(RequestEdge.ATTRIBUTE)));
        sent.set(Identity.HEADER, signer.token(caller));
        if (mayRefer) {
            sent.set(ReferralHeaders.MAY_REFER, "true");
        }
        return sent;
    }

    /** Those for the client, into the answer that is going to be written. */
    void toClient(HttpHeaders fromSide, ServerResponse answer, HttpServletResponse response) {
        HttpHeaders headers = fromSide;
        for (ResponseHttpHeadersFilter filter : responseFilters) {
            headers = filter.apply(headers, answer);
        }
        headers.forEach((name, values) -> {
            if (!given(name)) {
                answer.headers().put(name, values);
            }
        });
        String caching = fromSide.getFirst(HttpHeaders.CACHE_CONTROL);
        if (caching != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, caching);
        }
    }

    private static boolean given(String name) {
        return GIVEN_HERE.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Where a side refers a request to. */
    static @Nullable String owner(HttpHeaders fromSide) {
        return fromSide.getFirst(ReferralHeaders.OWNER);
    }
}
