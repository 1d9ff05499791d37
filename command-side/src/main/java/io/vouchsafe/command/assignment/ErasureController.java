package io.vouchsafe.command.assignment;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erasing customers, over HTTP: an addition to the compatible API. */
@RestController
@RequestMapping("/api/vouchsafe/v1/customers")
public final class ErasureController {

    private static final int MAX_REASON = 500;

    private final Dispatcher dispatcher;
    /** One at a time: each holds a connection, and looks through all kept answers. */
    private final Semaphore turn = new Semaphore(1, true);

    public ErasureController(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /**
     * What was done.
     *
     * @param customerNumber under which events and redemptions stay, and which leads to nobody
     */
    record Erasure(
            String type, long customerNumber, @Nullable String reason, Instant erasedAt) {}

    @PostMapping("/{identifier}/erasure")
    Erasure erase(Caller caller, @PathVariable String identifier, JsonBody body) throws InterruptedException {
        CustomerKey key = CustomerController.key(caller, identifier);
        String reason = body.text("reason", MAX_REASON);
        if (reason != null && folded(reason).contains(folded(key.identifier()))) {
            body.refuse(Refusal.of("reason", RefusalCode.INVALID, "must not hold the identifier, because it is kept"));
        }
        body.done("Customer can not be erased");
        turn.acquire();
        try {
            return dispatcher.send(
                    caller,
                    new EraseCustomer(key, reason),
                    ErasureCommands.Erased.class,
                    erased -> new Erasure("Erasure", erased.customerNo(), reason, erased.at()));
        } finally {
            turn.release();
        }
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
