package io.vouchsafe.command.assignment;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Json;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.CustomerResource;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.util.LinkedMultiValueMap;

/** Somebody who looks after a project's customers: the requests of contract §5.8, without HTTP. */
public final class CustomerDesk {

    private final CustomerController controller;
    private final ErasureController erasures;
    private final Caller caller;

    /** The desk of a project at one instance. */
    public CustomerDesk(CommandSide side, long projectId) {
        this.controller = side.part(CustomerController.class);
        this.erasures = side.part(ErasureController.class);
        this.caller = CommandSide.admin(projectId);
    }

    /** Registers a customer. */
    public CustomerResource create(String json) {
        return controller.register(caller, Json.body(json));
    }

    /** Registers a customer by nothing but an identifier. */
    public CustomerResource customer(String identifier) {
        return create("{'identifier': '" + identifier + "'}");
    }

    /** Deletes a customer. */
    public void delete(String identifier) {
        try {
            controller.delete(caller, identifier);
        } catch (InterruptedException stray) {
            throw new IllegalStateException(stray);
        }
    }

    /** Erases a customer. */
    public void erase(String identifier, String json) {
        try {
            erasures.erase(caller, identifier, Json.body(json));
        } catch (InterruptedException stray) {
            throw new IllegalStateException(stray);
        }
    }

    /** Gives vouchers to a customer. */
    public CustomerResource assign(String identifier, String... codes) {
        return assigned(identifier, list(codes));
    }

    /** Gives a customer what the body says. */
    public CustomerResource assigned(String identifier, String json) {
        return controller.assign(caller, identifier, Json.body(json));
    }

    /** Takes vouchers back, by a list in the body. */
    public CustomerResource unassign(String identifier, String... codes) {
        return controller.unassign(caller, identifier, new LinkedMultiValueMap<>(), Json.body(list(codes)));
    }

    /** Takes vouchers back, by parameters of a name in the query. */
    public CustomerResource unassignQueried(String identifier, String name, String... codes) {
        LinkedMultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.addAll(name, Arrays.asList(codes));
        return controller.unassign(caller, identifier, query, Json.body("{}"));
    }

    /** A body that lists codes. */
    public static String list(String... codes) {
        return Arrays.stream(codes)
                .map(code -> "'" + code + "'")
                .collect(Collectors.joining(", ", "{'vouchers': [", "]}"));
    }
}
