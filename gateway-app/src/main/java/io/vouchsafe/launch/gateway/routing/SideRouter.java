package io.vouchsafe.launch.gateway.routing;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.KeptBody;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import io.vouchsafe.process.cluster.Part;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Sends a request of the API to the side that answers it, and says itself what the description does not have. Comes behind the edge, so the caller is
 * known and may do this.
 */
final class SideRouter implements HttpRequestHandler {

    /** Files are passed on as they come, however long they are. */
    private static final PathPattern IMPORTS =
            PathPatternParser.defaultInstance.parse("/api/v1.0/campaigns/{id}/vouchers/import");

    private final Sides sides;
    private final Relay relay;
    private final ErrorAnswers answers;
    private final HandlerExceptionResolver failures;
    private final int maxBodyBytes;

    /**
     * The router.
     *
     * @param failures what answers failures of the web framework inside of controllers, so that those in here are answered in the same way
     * @param maxBodyBytes a larger body is answered with 413, unless it is a file
     */
    SideRouter(Sides sides, Relay relay, ErrorAnswers answers, HandlerExceptionResolver failures, int maxBodyBytes) {
        this.sides = sides;
        this.relay = relay;
        this.answers = answers;
        this.failures = failures;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        Sides.Resource resource = sides.at(path);
        if (resource == null) {
            answers.write(request, response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // Metrics and traces tell operations apart by it.
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(told -> told.setPathPattern(resource.pattern().getPatternString()));
        Part part = resource.part(request.getMethod());
        if (part == null || part == Part.GATEWAY) {
            otherMethods(request, response, resource.methods());
            return;
        }
        try {
            send(request, response, part, IMPORTS.matches(path));
        } catch (ApiFailure failure) {
            answers.write(request, response, failure);
        } catch (DataAccessException away) {
            answers.write(
                    request,
                    response,
                    new ApiFailure.Unavailable("The database is away; nothing was changed. Try again shortly", 1));
        }
    }

    /** Says which methods there are, as the web framework does where it has the controllers itself. */
    private void otherMethods(HttpServletRequest request, HttpServletResponse response, Set<String> methods) {
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader(HttpHeaders.ALLOW, String.join(",", methods));
        } else {
            failures.resolveException(
                    request, response, null, new HttpRequestMethodNotSupportedException(request.getMethod(), methods));
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, Part part, boolean streamed)
            throws ServletException, IOException {
        HttpServletRequest sent = streamed ? request : KeptBody.of(request, maxBodyBytes);
        ServerResponse answer = relay.send(
                ServerRequest.create(sent, NO_CONVERTERS), response, new Relay.Errand(caller(request), part, streamed));
        answer.writeTo(request, response, () -> NO_CONVERTERS);
    }

    /** Bodies pass as they are. */
    private static final List<HttpMessageConverter<?>> NO_CONVERTERS = List.of();

    private static Caller caller(HttpServletRequest request) {
        if (request.getAttribute(Caller.ATTRIBUTE) instanceof @Nullable Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a request came here without an authenticated caller");
    }
}
