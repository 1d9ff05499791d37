package io.vouchsafe.gateway.administration;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.page.PageLinks;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessRows;
import io.vouchsafe.gateway.access.ApiKeys;
import io.vouchsafe.gateway.access.IssuedApiKey;
import io.vouchsafe.gateway.access.NewApiKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of the caller's project. A secret is shown by the answer that makes it, and never again. */
@RestController
@RequestMapping("/api/vouchsafe/v1/api-keys")
final class ApiKeyController {

    private static final String INVALID = "API key is invalid";
    private static final int MAX_NAME = 100;

    private final AccessDirectory directory;
    private final AccessRows rows;

    ApiKeyController(AccessDirectory directory, AccessRows rows) {
        this.directory = directory;
        this.rows = rows;
    }

    @GetMapping
    ResponseEntity<List<ApiKeyResource>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage,
            HttpServletRequest request) {
        PageRequest wanted = PageRequest.of(page, perPage);
        AccessRows.Page<AccessRows.Key> keys = rows.keys(caller.projectId(), wanted);
        List<ApiKeyResource> resources =
                keys.rows().stream().map(ApiKeyResource::of).toList();
        return PageLinks.answer(request, wanted, resources, keys.total());
    }

    @GetMapping("/{id}")
    ApiKeyResource get(Caller caller, @PathVariable long id) {
        return ApiKeyResource.of(rows.key(caller.projectId(), id));
    }

    /** Makes a key from {@code name}, {@code role} and, if it is to be a user's, {@code user_id}. */
    @PostMapping
    ApiKeyResource create(Caller caller, JsonBody body) {
        String name = body.requiredText("name", MAX_NAME);
        Role role = UserInput.required(body, "role");
        Long userId = body.whole("user_id", 1, Long.MAX_VALUE);
        body.done(INVALID);
        if (name == null || role == null) {
            throw new IllegalStateException("what is missing was refused");
        }
        return issued(caller, directory.addApiKey(new NewApiKey(caller.projectId(), userId, name, role)));
    }

    /** Gives the key another secret; the old one stops at once, or {@code grace_seconds} later. */
    @PostMapping("/{id}/rotate")
    ApiKeyResource rotate(Caller caller, @PathVariable long id, JsonBody body) {
        rows.key(caller.projectId(), id);
        Long grace = body.whole("grace_seconds", 0, ApiKeys.MAX_GRACE_SECONDS);
        body.done(INVALID);
        return issued(caller, directory.rotateApiKey(caller.projectId(), id, grace == null ? 0 : grace));
    }

    /** Revokes the key for good. It stays in the list, because the history names it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable long id) {
        directory.revokeApiKey(caller.projectId(), id);
    }

    private ApiKeyResource issued(Caller caller, IssuedApiKey key) {
        return ApiKeyResource.of(rows.key(caller.projectId(), key.id()), key.secret());
    }
}
