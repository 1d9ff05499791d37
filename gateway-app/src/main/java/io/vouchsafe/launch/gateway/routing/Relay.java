package io.vouchsafe.launch.gateway.routing;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.process.cluster.Member;
import io.vouchsafe.process.cluster.Part;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends a request to a process of a side, and to another one where that is safe: what was never sent may be sent again, what only reads may be too,
 * and what a command side refers to another one has changed nothing yet. Else the answer is 503, and says whether the outcome is known.
 */
final class Relay {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** A side is referred to another one because members have just come or gone; then the next one answers whatever it owns. */
    private static final int MOST_REFERRALS = 2;

    private static final int RETRY_AFTER_SECONDS = 1;

    private final ProxyExchange quick;
    private final ProxyExchange patient;
    private final SideHeaders headers;
    private final Destinations destinations;

    /**
     * What is to be done.
     *
     * @param streamed whether the body passes as it comes, so that it cannot be sent twice
     */
    record Errand(Caller caller, Part part, boolean streamed) {}

    /**
     * The way.
     *
     * @param quick for what is answered soon
     * @param patient for what is answered when it is done
     */
    Relay(ProxyExchange quick, ProxyExchange patient, SideHeaders headers, Destinations destinations) {
        this.quick = quick;
        this.patient = patient;
        this.headers = headers;
        this.destinations = destinations;
    }

    /**
     * Sends it, and returns the answer, whose body is still to come.
     *
     * @throws ApiFailure.Unavailable if no process answered
     */
    ServerResponse send(ServerRequest request, HttpServletResponse response, Errand errand) {
        String subject = subject(request.servletRequest(), errand);
        Set<String> tried = new HashSet<>();
        int referrals = 0;
        Member member = destinations.choose(errand.part(), subject, tried);
        while (member != null) {
            boolean mayRefer = errand.part() == Part.COMMAND && !errand.streamed() && referrals < MOST_REFERRALS;
            ServerResponse answer = attempt(request, response, errand, member, mayRefer);
            if (answer == null) {
                tried.add(member.id());
                member = destinations.choose(errand.part(), subject, tried);
            } else if (mayRefer && answer.statusCode().value() == HttpStatus.MISDIRECTED_REQUEST.value()) {
                referrals++;
                Member owner = owner(request);
                if (owner != null) {
                    destinations.belongs(subject, owner);
                    member = owner;
                }
            } else {
                if (errand.part() == Part.COMMAND) {
                    destinations.belongs(subject, member);
                }
                return answer;
            }
        }
        throw new ApiFailure.Unavailable(
                errand.part() == Part.COMMAND
                        ? "No process that writes can be reached; nothing was changed. Try again shortly"
                        : "No process that reads can be reached. Try again shortly",
                RETRY_AFTER_SECONDS);
    }

    /** What is asked for and what is written to is the second segment behind the version; a project's codes are its own. */
    private static String subject(HttpServletRequest request, Errand errand) {
        String[] segments = request.getRequestURI().split("/", 6);
        return errand.caller().projectId() + "/" + (segments.length < 5 ? "" : segments[3] + "/" + segments[4]);
    }

    /** The answer, or {@code null} if the request may be sent to another process. */
    private @Nullable ServerResponse attempt(
            ServerRequest request, HttpServletResponse response, Errand errand, Member member, boolean mayRefer) {
        ProxyExchange exchange = takesLong(request.servletRequest(), errand) ? patient : quick;
        HttpHeaders sent = headers.toSide(request, errand.caller(), mayRefer);
        try {
            return exchange.exchange(exchange.request(request)
                    .uri(address(member, request.servletRequest()))
                    .headers(sent)
                    .responseConsumer((fromSide, answer) -> headers.toClient(fromSide.getHeaders(), answer, response))
                    .build());
        } catch (ResourceAccessException failed) {
            destinations.shun(member);
            log.warn("{} did not answer: {}", member.id(), String.valueOf(failed.getCause()));
            if (!sent(failed) || (errand.part() == Part.QUERY && reads(request))) {
                return null;
            }
            throw new ApiFailure.Unavailable(
                    "The process that worked on this did not answer: the outcome is unknown, ask for it before trying again",
                    RETRY_AFTER_SECONDS);
        }
    }

    private static boolean reads(ServerRequest request) {
        return request.method().name().equals("GET") || request.method().name().equals("HEAD");
    }

    /** Only where no connection came about is it certain that nothing arrived. */
    private static boolean sent(ResourceAccessException failed) {
        Throwable cause = failed.getCause();
        return !(cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException);
    }

    private static boolean takesLong(HttpServletRequest request, Errand errand) {
        String path = request.getRequestURI();
        return errand.streamed() || path.endsWith("/batch") || path.endsWith("/erasure") || path.endsWith("/export");
    }

    /** The path and the query as they were sent, so that both sides of the gateway read the same. */
    private static URI address(Member member, HttpServletRequest request) {
        String query = request.getQueryString();
        String base = member.url().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + request.getRequestURI()
                + (query == null ? "" : "?" + query.replace("[", "%5B").replace("]", "%5D")));
    }

    private @Nullable Member owner(ServerRequest request) {
        ClientHttpResponse referral = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_ATTR);
        try (ClientHttpResponse closed = Objects.requireNonNull(referral)) {
            String id = SideHeaders.owner(closed.getHeaders());
            return id == null ? null : destinations.find(Part.COMMAND, id);
        }
    }
}
