package io.vouchsafe.command.voucher;

import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invalidating a list of vouchers over HTTP (contract §5.2, #9). */
@RestController
public final class ExpiryController {

    /** Codes in one list: as many as fit into one transaction of a second or so. */
    static final int MAX_CODES = 10_000;

    /** Long lists under way at once: each holds a connection, and its trees. */
    private static final int CONCURRENT_LISTS = 2;

    private final Dispatcher dispatcher;
    private final VoucherDirectory vouchers;
    private final Semaphore longLists = new Semaphore(CONCURRENT_LISTS, true);

    public ExpiryController(Dispatcher dispatcher, VoucherDirectory vouchers) {
        this.dispatcher = dispatcher;
        this.vouchers = vouchers;
    }

    /** Expires the vouchers whose codes the body lists, as far as they are not redeemed; unknown codes are passed over. */
    @PostMapping("/api/v1.0/campaigns/vouchers/expire")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void expire(Caller caller, JsonBody body) throws InterruptedException {
        CodeList codes = CodeList.of(body, MAX_CODES);
        body.done("Vouchers can not be expired");
        ExpireVouchers command = new ExpireVouchers(codes.in(vouchers, caller.projectId()));
        if (command.joinsLane()) {
            dispatcher.send(caller, command);
            return;
        }
        longLists.acquire();
        try {
            dispatcher.send(caller, command);
        } finally {
            longLists.release();
        }
    }
}
