package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.CustomerState;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.command.voucher.CodeList;
import io.vouchsafe.command.voucher.VoucherDirectory;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.CustomerIdentifier;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.resource.CustomerResource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to customers and to what is assigned to them, over HTTP (contract §5.8). */
@RestController
@RequestMapping("/api/v1.0/customers")
public final class CustomerController {

    static final String INVALID = "Customer is invalid";
    static final int MAX_CODES = 1000;

    /** Deletions under way at once: each holds a connection. */
    private static final int CONCURRENT_DELETIONS = 2;

    private final Dispatcher dispatcher;
    private final Customers.Directory customers;
    private final VoucherDirectory vouchers;
    private final Semaphore deletions = new Semaphore(CONCURRENT_DELETIONS, true);

    public CustomerController(Dispatcher dispatcher, Customers.Directory customers, VoucherDirectory vouchers) {
        this.dispatcher = dispatcher;
        this.customers = customers;
        this.vouchers = vouchers;
    }

    /** Registers a customer. */
    @PostMapping
    public CustomerResource register(Caller caller, JsonBody body) {
        String identifier = CustomerIdentifier.required(body, "identifier");
        Boolean isNew = body.bool("is_new");
        body.done(INVALID);
        if (identifier == null) {
            throw new IllegalStateException("a missing attribute was not refused");
        }
        CustomerKey key = new CustomerKey(caller.projectId(), identifier);
        RegisterCustomer command = new RegisterCustomer(key, isNew == null || isNew);
        return dispatcher.send(caller, command, CustomerState.class, resource(key));
    }

    @DeleteMapping("/{identifier}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String identifier) throws InterruptedException {
        DeleteCustomer command = new DeleteCustomer(key(caller, identifier));
        deletions.acquire();
        try {
            dispatcher.send(caller, command);
        } finally {
            deletions.release();
        }
    }

    /** Assigns vouchers to a customer: all that are named, or none. */
    @PatchMapping("/{identifier}/vouchers")
    public CustomerResource assign(Caller caller, @PathVariable String identifier, JsonBody body) {
        CustomerKey key = key(caller, identifier);
        number(key);
        CodeList codes = CodeList.of(body, MAX_CODES);
        body.done("Vouchers can not be assigned");
        AssignVouchers command = new AssignVouchers(key, codes.in(vouchers, caller.projectId()));
        return dispatcher.send(caller, command, CustomerState.class, resource(key));
    }

    /** The list stands in the query, or else in the body: some proxies drop the body of a DELETE. */
    @DeleteMapping("/{identifier}/vouchers")
    CustomerResource unassign(
            Caller caller,
            @PathVariable String identifier,
            @RequestParam MultiValueMap<String, String> query,
            JsonBody body) {
        CustomerKey key = key(caller, identifier);
        number(key);
        List<String> queried = queried(query);
        CodeList codes = queried.isEmpty() ? CodeList.of(body, MAX_CODES) : CodeList.of(queried, body, MAX_CODES);
        body.done("Vouchers can not be taken back");
        UnassignVouchers command = new UnassignVouchers(key, codes.in(vouchers, caller.projectId()));
        return dispatcher.send(caller, command, CustomerState.class, resource(key));
    }

    /** One code for each parameter: a code may hold a comma. */
    private static List<String> queried(MultiValueMap<String, String> query) {
        return Stream.of(CodeList.ATTRIBUTE, CodeList.ATTRIBUTE + "[]")
                .flatMap(name -> query.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** What cannot identify a customer names nobody. */
    static CustomerKey key(Caller caller, String segment) {
        String identifier = segment.strip();
        if (CustomerIdentifier.refusal("identifier", identifier) != null) {
            throw notFound();
        }
        return new CustomerKey(caller.projectId(), identifier);
    }

    private long number(CustomerKey key) {
        Long customerNo = customers.number(key);
        if (customerNo == null) {
            throw notFound();
        }
        return customerNo;
    }

    private static ApiFailure notFound() {
        return new ApiFailure.NotFound("Customer");
    }

    private static Function<CustomerState, CustomerResource> resource(CustomerKey key) {
        return state -> CustomerResource.of(key.identifier(), state.isNew(), state.createdAt(), state.updatedAt());
    }
}
