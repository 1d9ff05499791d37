package io.vouchsafe.gateway.administration;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.page.PageLinks;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.UserResource;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessRows;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The users of the caller's project: the contract's list (§5.9), and what it has no endpoints for. */
@RestController
final class UserController {

    private static final String USERS = "/api/vouchsafe/v1/users";

    private final AccessDirectory directory;
    private final AccessRows rows;

    UserController(AccessDirectory directory, AccessRows rows) {
        this.directory = directory;
        this.rows = rows;
    }

    @GetMapping({"/api/v1.0/users", USERS})
    ResponseEntity<List<UserResource>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage,
            HttpServletRequest request) {
        PageRequest wanted = PageRequest.of(page, perPage);
        AccessRows.Page<AccessRows.User> users = rows.users(caller.projectId(), wanted);
        List<UserResource> resources =
                users.rows().stream().map(UserController::resource).toList();
        return PageLinks.answer(request, wanted, resources, users.total());
    }

    @GetMapping(USERS + "/{id}")
    UserResource get(Caller caller, @PathVariable long id) {
        return resource(rows.user(caller.projectId(), id));
    }

    @PostMapping(USERS)
    UserResource create(Caller caller, JsonBody body) {
        long id = directory.addUser(UserInput.newUser(caller.projectId(), body));
        return resource(rows.user(caller.projectId(), id));
    }

    /** Merges what was sent: {@code name}, {@code team}, {@code role}, {@code active}. */
    @PatchMapping(USERS + "/{id}")
    UserResource change(Caller caller, @PathVariable long id, JsonBody body) {
        rows.user(caller.projectId(), id);
        UserInput.Changes changes = UserInput.changes(body);
        directory.changeUser(caller.projectId(), id, changes::appliedTo);
        return resource(rows.user(caller.projectId(), id));
    }

    @PutMapping(USERS + "/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(Caller caller, @PathVariable long id, JsonBody body) {
        rows.user(caller.projectId(), id);
        directory.changePassword(caller.projectId(), id, UserInput.password(body));
    }

    private static UserResource resource(AccessRows.User user) {
        return new UserResource(
                "User",
                user.id(),
                user.name(),
                user.email(),
                user.team(),
                user.role().wire(),
                user.accessScope().wire(),
                user.active(),
                user.createdAt(),
                user.updatedAt());
    }
}
