package io.vouchsafe.command.voucher;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Json;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.VoucherResource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody who looks after a project's vouchers: the requests of contract §5.2, without HTTP. */
public final class VoucherDesk {

    private final VoucherController controller;
    private final ExpiryController expiry;
    private final Caller caller;

    /** The desk of a project at one instance. */
    public VoucherDesk(CommandSide side, long projectId) {
        this.controller = side.part(VoucherController.class);
        this.expiry = side.part(ExpiryController.class);
        this.caller = CommandSide.admin(projectId);
    }

    /** Creates a voucher. */
    public VoucherResource create(long campaignId, String json) {
        return controller.create(caller, campaignId, Json.body(json));
    }

    /** Creates an active voucher for anyone. */
    public VoucherResource voucher(long campaignId, String code) {
        return create(campaignId, "{'active': true, 'code': '" + code + "'}");
    }

    /** Generates a batch. */
    public List<VoucherResource> issue(long campaignId, String json) throws InterruptedException {
        return controller.issue(caller, campaignId, Json.body(json));
    }

    /** Edits a voucher, by code or number. */
    public VoucherResource revise(String key, String json) {
        return controller.revise(caller, key, Json.body(json));
    }

    /** Deletes a voucher, by code or number. */
    public void delete(String key) {
        controller.delete(caller, key);
    }

    /** Invalidates vouchers. */
    public void expire(String... codes) {
        expireBy(Arrays.stream(codes)
                .map(code -> "'" + code + "'")
                .collect(Collectors.joining(", ", "{'vouchers': [", "]}")));
    }

    /** Invalidates what the body says. */
    public void expireBy(String json) {
        try {
            expiry.expire(caller, Json.body(json));
        } catch (InterruptedException stray) {
            throw new IllegalStateException(stray);
        }
    }
}
