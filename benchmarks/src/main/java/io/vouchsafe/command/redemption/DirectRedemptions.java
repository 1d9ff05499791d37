package io.vouchsafe.command.redemption;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.input.JsonBody;

/**
 * Redemptions without HTTP, for the benchmarks: what the controller does once the request has been read. In this package because nobody else
 * may call a controller.
 */
public final class DirectRedemptions {

    private final RedemptionController controller;

    public DirectRedemptions(RedemptionController controller) {
        this.controller = controller;
    }

    /** Returns after the commit; throws if the redemption is refused. */
    public void redeem(Caller caller, String code, JsonBody body) {
        controller.create(caller, code, body);
    }
}
