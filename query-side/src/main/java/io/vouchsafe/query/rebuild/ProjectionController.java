package io.vouchsafe.query.rebuild;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.projection.Projections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projections and their rebuilds. They hold the rows of all projects, so only the project that the first start made administers them. */
@RestController
@RequestMapping("/api/vouchsafe/v1/projections")
final class ProjectionController {

    private final Projections projections;
    private final Positions positions;
    private final RebuildJobs jobs;
    private final Rebuilds rebuilds;

    ProjectionController(Projections projections, Positions positions, RebuildJobs jobs, Rebuilds rebuilds) {
        this.projections = projections;
        this.positions = positions;
        this.jobs = jobs;
        this.rebuilds = rebuilds;
    }

    @GetMapping
    List<ProjectionResource> list() {
        return projections.names().stream().sorted().map(this::resource).toList();
    }

    @GetMapping("/{projection}")
    ProjectionResource get(@PathVariable("projection") String name) {
        require(name);
        return resource(name);
    }

    /** Asks for a rebuild and answers at once; where one is under way, that one stands. */
    @PostMapping("/{projection}/rebuild")
    ProjectionResource rebuild(Caller caller, @PathVariable("projection") String name) {
        require(name);
        rebuilds.request(name, caller.credential());
        return resource(name);
    }

    /** Gives up the rebuild that is under way, if one is. What was there before stays. */
    @DeleteMapping("/{projection}/rebuild")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable("projection") String name) {
        require(name);
        if (!rebuilds.cancel(name)
                && jobs.find(name).filter(job -> job.state().open()).isPresent()) {
            throw new ApiFailure.Invalid(
                    ErrorCode.CAN_NOT_BE_DELETED,
                    "Rebuild can not be deleted",
                    List.of(Refusal.of(
                            "base",
                            RefusalCode.INVALID,
                            "is the first one of the projection; without it there would be nothing to read")));
        }
    }

    private void require(String name) {
        if (!projections.names().contains(name)) {
            throw new ApiFailure.NotFound("Projection");
        }
    }

    private ProjectionResource resource(String name) {
        return ProjectionResource.of(
                name,
                projections.state(name),
                positions.standing(Set.of(name)),
                jobs.find(name).orElse(null));
    }
}
