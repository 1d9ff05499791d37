package io.vouchsafe.gateway.session;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.gateway.access.AccessRows;
import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.gateway.access.SessionProperties;
import io.vouchsafe.gateway.access.SessionRows.SessionRow;
import io.vouchsafe.gateway.authentication.AuthenticationMeters;
import io.vouchsafe.gateway.authentication.AuthenticationMeters.Outcome;
import io.vouchsafe.gateway.authentication.AuthenticationMeters.Proof;
import io.vouchsafe.gateway.authentication.Authenticator;
import io.vouchsafe.gateway.authentication.Challenge;
import io.vouchsafe.gateway.authentication.Credentials;
import io.vouchsafe.gateway.authentication.SessionCookie;
import io.vouchsafe.gateway.authentication.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets browsers sign in and out, and tells anybody who they are. */
@RestController
@RequestMapping("/api/vouchsafe/v1/session")
final class SessionController {

    private static final String USER = "user:";

    private final Authenticator authenticator;
    private final Sessions sessions;
    private final SessionProperties properties;
    private final AccessRows rows;
    private final AllowedOperations operations;
    private final AuthenticationMeters meters;

    SessionController(
            Authenticator authenticator,
            Sessions sessions,
            SessionProperties properties,
            AccessRows rows,
            AllowedOperations operations,
            AuthenticationMeters meters) {
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.properties = properties;
        this.rows = rows;
        this.operations = operations;
        this.meters = meters;
    }

    /** Begins a session. One that the browser already had is ended, so that nothing stays behind that nobody can sign out of. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionResource signIn(JsonBody body, HttpServletRequest request, HttpServletResponse response) {
        Authenticator.Proven proven = proven(SessionInput.credentials(body), request.getRemoteAddr());
        meters.count(Proof.SIGN_IN, proven == null ? Outcome.REFUSED : Outcome.ACCEPTED);
        if (proven == null) {
            Challenge.addToSignIn(response);
            throw new ApiFailure.NotAuthorized();
        }
        endCurrent(request);
        Sessions.Begun begun = sessions.begin(proven);
        SessionCookie.give(request, response, begun.token(), properties.absolute());
        return resource(proven.caller(), begun.session());
    }

    private Authenticator.@Nullable Proven proven(Credentials credentials, String address) {
        try {
            return authenticator.prove(credentials, address);
        } catch (ApiFailure.NotNow notNow) {
            meters.count(Proof.SIGN_IN, notNow);
            throw notNow;
        }
    }

    @GetMapping
    SessionResource get(Caller caller, HttpServletRequest request) {
        return resource(
                caller, request.getAttribute(SessionCookie.ATTRIBUTE) instanceof SessionRow session ? session : null);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        endCurrent(request);
        SessionCookie.takeBack(request, response);
    }

    private void endCurrent(HttpServletRequest request) {
        String token = SessionCookie.token(request);
        if (token != null) {
            sessions.end(token);
        }
    }

    private SessionResource resource(Caller caller, @Nullable SessionRow session) {
        String credential = caller.credential();
        long id = Long.parseLong(credential.substring(credential.indexOf(':') + 1));
        AccessRows.User user = credential.startsWith(USER) ? rows.user(caller.projectId(), id) : null;
        AccessRows.Project project = rows.project(caller.projectId());
        return new SessionResource(
                "Session",
                user == null ? rows.key(caller.projectId(), id).name() : user.name(),
                user == null ? null : user.email(),
                credential,
                caller.role().wire(),
                new SessionResource.Project(
                        project.id(),
                        project.name(),
                        project.currency().code(),
                        project.currency().symbol(),
                        project.timeZone().getId()),
                project.id() == FirstStart.DEFAULT_PROJECT,
                operations.of(caller),
                session == null ? null : session.endsAt());
    }
}
