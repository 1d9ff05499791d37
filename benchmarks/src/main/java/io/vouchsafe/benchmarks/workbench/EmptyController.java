package io.vouchsafe.benchmarks.workbench;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An empty POST: everything before and after a controller (authentication, roles, the JSON of body and answer), and nothing in between. */
@RestController
@RequestMapping(EmptyController.PATH)
public final class EmptyController {

    public static final String PATH = "/api/v1.0/bench/empty";

    /** What is answered. */
    record Empty(String type, boolean confirmed) {}

    @PostMapping
    Empty post(Caller caller, JsonBody body) {
        return new Empty(caller.role().wire(), body.has("confirmed"));
    }
}
