package io.vouchsafe.command.redemption;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Json;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.RedemptionResource;
import java.util.stream.Collectors;

/** A point of sale: the requests of contract §5.3, without HTTP. */
public final class Till {

    private final RedemptionController controller;
    private final ReversalController reversals;
    private final Caller caller;

    /** A till of a project at one instance. */
    public Till(CommandSide side, long projectId) {
        this.controller = side.part(RedemptionController.class);
        this.reversals = side.part(ReversalController.class);
        this.caller = CommandSide.admin(projectId);
    }

    /** Creates a redemption. */
    public RedemptionResource create(String code, String json) {
        return controller.create(caller, code, Json.body(json));
    }

    /** Validates a redemption of 100.00. */
    public RedemptionResource validate(String code, String transactionId) {
        return create(code, "{'transaction_id': '" + transactionId + "', 'total_transaction_cost': 100}");
    }

    /** Redeems in one step, a transaction of 100.00. */
    public RedemptionResource redeem(String code, String transactionId) {
        return create(
                code, "{'transaction_id': '" + transactionId + "', 'total_transaction_cost': 100, 'confirmed': true}");
    }

    /** Confirms a redemption. */
    public RedemptionResource confirm(String code, String transactionId) {
        return controller.confirm(caller, code, transactionId, Json.body("{}"));
    }

    /** Deletes a redemption. */
    public void delete(String code, String transactionId) {
        controller.delete(caller, code, transactionId, Json.body("{}"));
    }

    /** Reverses a confirmed redemption, as an admin does. */
    public ReversalController.Reversal reverse(String transactionId) {
        try {
            return reversals.reverse(
                    caller, Json.body("{'transaction_id': '" + transactionId + "', 'reason': 'Goods came back'}"));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * What came of a request, in short: {@code granted}, the refusals as {@code attribute/code} separated by blanks, or the HTTP status of any other
     * failure that a client is told of. A bug is thrown on.
     */
    public static String outcome(Runnable request) {
        try {
            request.run();
            return "granted";
        } catch (ApiFailure.Invalid invalid) {
            return invalid.refusals().stream()
                    .map(refusal -> refusal.attribute() + "/" + refusal.code().wire())
                    .collect(Collectors.joining(" "));
        } catch (ApiFailure failure) {
            return Integer.toString(failure.status());
        }
    }
}
