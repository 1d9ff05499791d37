package io.vouchsafe.standalone.demo;

import io.vouchsafe.command.redemption.RedemptionController;
import io.vouchsafe.command.redemption.ReversalController;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.standalone.demo.Order.Course;
import io.vouchsafe.standalone.demo.Step.Reversal;
import java.math.BigDecimal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Redeems as a shop's till does: what the API does once a request has been read, on behalf of a caller. Many threads use it. */
final class Till {

    private static final int CENTS = 2;
    private static final int TTL_MINUTES = 30;

    private final RedemptionController redemptions;
    private final ReversalController reversals;
    private final Caller caller;
    private final Tally tally;
    /** Orders that something comes of later, as far as that is possible. */
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    Till(RedemptionController redemptions, ReversalController reversals, Caller caller, Tally tally) {
        this.redemptions = redemptions;
        this.reversals = reversals;
        this.caller = caller;
        this.tally = tally;
    }

    /** Does what an order's course says, up to where it pauses. */
    void take(Order order) {
        boolean oneStep = order.course() == Course.ONE_STEP || order.course() == Course.REVERSED;
        try {
            redemptions.create(caller, order.code(), body(order, oneStep));
            tally.validated();
        } catch (ApiFailure.Invalid refused) {
            tally.declined(refused.refusals());
            return;
        }
        switch (order.course()) {
            case ONE_STEP -> tally.confirmed();
            case REVERSED -> {
                tally.confirmed();
                open.add(order.transactionId());
            }
            case TWO_STEPS -> confirm(order);
            case DELETED -> delete(order);
            case LATE, TOO_LATE -> open.add(order.transactionId());
            case ABANDONED -> {}
        }
    }

    /** Confirms an order of an earlier step, unless it was refused then. */
    void confirmLate(Order order) {
        if (open.remove(order.transactionId())) {
            confirm(order);
        }
    }

    private void confirm(Order order) {
        try {
            redemptions.confirm(caller, order.code(), order.transactionId(), nothing());
            tally.confirmed();
        } catch (ApiFailure.Invalid refused) {
            tally.declined(refused.refusals());
        }
    }

    private void delete(Order order) {
        redemptions.delete(caller, order.code(), order.transactionId(), nothing());
        tally.deleted();
    }

    /** Takes a confirmed order back, unless it was refused. */
    void reverse(Reversal reversal) throws InterruptedException {
        if (open.remove(reversal.order().transactionId())) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            fields.put("transaction_id", reversal.order().transactionId());
            fields.put("reason", reversal.reason());
            reversals.reverse(caller, new JsonBody(fields));
            tally.reversed();
        }
    }

    private static JsonBody nothing() {
        return new JsonBody(JsonNodeFactory.instance.objectNode());
    }

    private static JsonBody body(Order order, boolean oneStep) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("transaction_id", order.transactionId());
        fields.put("total_transaction_cost", BigDecimal.valueOf(order.costMinor(), CENTS));
        fields.put("confirmed", oneStep);
        if (order.customer() != null) {
            fields.put("customer_identifier", order.customer());
        }
        Location location = order.location();
        if (location != null) {
            ObjectNode place = fields.putObject("location");
            place.put("latitude", location.latitude());
            place.put("longitude", location.longitude());
        }
        if (!order.categories().isEmpty()) {
            ArrayNode categories = fields.putArray("categories");
            for (CategoryTag category : order.categories()) {
                ObjectNode entry = categories.addObject();
                entry.put("name", category.name());
                entry.put("tag", category.tag());
            }
        }
        if (order.course() == Course.TOO_LATE) {
            fields.put("ttl", TTL_MINUTES);
        }
        return new JsonBody(fields);
    }
}
