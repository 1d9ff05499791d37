package io.vouchsafe.gateway.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessRows;
import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.gateway.access.NewProject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Projects: the caller's own, and all of them for the project that the first start made. Nobody sees into another project; who makes one gets a
 * key to hand on to those who will.
 */
@RestController
@RequestMapping("/api/vouchsafe/v1/projects")
final class ProjectController {

    private static final int MAX_NAME = 100;
    private static final int MAX_ZONE = 100;

    private final AccessDirectory directory;
    private final AccessRows rows;

    ProjectController(AccessDirectory directory, AccessRows rows) {
        this.directory = directory;
        this.rows = rows;
    }

    /**
     * A project as admins see it.
     *
     * @param currency ISO 4217 code
     * @param timeZone where its days, weeks and months begin
     * @param apiKey its first key, an admin's; only in the answer that makes the project
     */
    @JsonPropertyOrder({"type", "id", "name", "currency", "currency_symbol", "time_zone", "api_key"})
    record ProjectResource(
            String type,
            long id,
            String name,
            String currency,
            String currencySymbol,
            String timeZone,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ApiKeyResource apiKey) {

        static ProjectResource of(AccessRows.Project project, @Nullable ApiKeyResource key) {
            return new ProjectResource(
                    "Project",
                    project.id(),
                    project.name(),
                    project.currency().code(),
                    project.currency().symbol(),
                    project.timeZone().getId(),
                    key);
        }
    }

    @GetMapping
    List<ProjectResource> list(Caller caller) {
        List<AccessRows.Project> visible = caller.projectId() == FirstStart.DEFAULT_PROJECT
                ? rows.projects()
                : List.of(rows.project(caller.projectId()));
        return visible.stream()
                .map(project -> ProjectResource.of(project, null))
                .toList();
    }

    @GetMapping("/{id}")
    ProjectResource get(Caller caller, @PathVariable long id) {
        if (caller.projectId() != id && caller.projectId() != FirstStart.DEFAULT_PROJECT) {
            throw new ApiFailure.NotFound("Project");
        }
        return ProjectResource.of(rows.project(id), null);
    }

    /** Makes a project from {@code name}, {@code currency} and {@code time_zone}, with a first key to enter it by. */
    @PostMapping
    ProjectResource create(Caller caller, JsonBody body) {
        String name = body.requiredText("name", MAX_NAME);
        Currency currency = currency(body);
        ZoneId zone = zone(body);
        body.done("Project is invalid");
        if (name == null || currency == null || zone == null) {
            throw new IllegalStateException("what is missing was refused");
        }
        AccessDirectory.Founded founded = directory.foundProject(new NewProject(name, currency, zone));
        AccessRows.Key key = rows.key(founded.projectId(), founded.key().id());
        return ProjectResource.of(
                rows.project(founded.projectId()),
                ApiKeyResource.of(key, founded.key().secret()));
    }

    private static @Nullable Currency currency(JsonBody body) {
        if (body.sent("currency") == null) {
            body.refuseMissing("currency");
            return null;
        }
        String sent = body.text("currency", MAX_NAME);
        for (Currency currency : Currency.values()) {
            if (currency.code().equals(sent)) {
                return currency;
            }
        }
        if (sent != null) {
            String allowed =
                    Arrays.stream(Currency.values()).map(Currency::code).collect(Collectors.joining(", "));
            body.refuse(Refusal.of("currency", RefusalCode.UNEXPECTED_VALUE, "must be one of " + allowed, allowed));
        }
        return null;
    }

    private static @Nullable ZoneId zone(JsonBody body) {
        String sent = body.text("time_zone", MAX_ZONE);
        if (sent == null) {
            return ZoneId.of("UTC");
        }
        if (ZoneId.getAvailableZoneIds().contains(sent)) {
            return ZoneId.of(sent);
        }
        body.refuse(Refusal.of("time_zone", RefusalCode.UNEXPECTED_VALUE, "must be a name such as Europe/London"));
        return null;
    }
}
