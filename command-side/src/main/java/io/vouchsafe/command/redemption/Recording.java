package io.vouchsafe.command.redemption;

import io.vouchsafe.command.budget.Ledger;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.stream.Decision;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.usage.Usage;
import io.vouchsafe.command.voucher.Vouchers;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was decided on one step into events, and into the answer.
 *
 * @param now the clock of the decision
 * @param by who asked
 */
record Recording(RedemptionCommand command, Scene scene, Instant now, Streams streams, MetaData by) {

    /** A redemption as it was judged: what was asked, what is granted, and what the judgement saw. */
    record Judged(long redemptionId, RedemptionRequest request, Money granted, DecisionFacts facts) {}

    /** The redemption is valid; nothing is reserved. */
    RedemptionAnswer validated(Judged judged) {
        streams.append(
                command.stream(),
                new RedemptionValidated(
                        judged.redemptionId(),
                        command.projectId(),
                        scene.campaign().id(),
                        scene.card().id(),
                        judged.request(),
                        judged.granted().minor(),
                        judged.facts(),
                        now),
                by);
        return accepted(judged, now, null);
    }

    /**
     * The redemption counts: its voucher, both ledgers, its customer and that customer's use of the campaign change with it.
     *
     * @param validatedAt when it was validated; {@code null} for just now
     */
    RedemptionAnswer confirmed(Judged judged, @Nullable Instant validatedAt, ZoneId zone) {
        long projectId = command.projectId();
        long campaignId = scene.campaign().id();
        long amount = judged.granted().minor();
        Instant validated = validatedAt == null ? now : validatedAt;
        streams.append(
                command.stream(),
                new RedemptionConfirmed(
                        judged.redemptionId(),
                        projectId,
                        campaignId,
                        scene.card().id(),
                        judged.request(),
                        amount,
                        validatedAt == null,
                        validated,
                        judged.facts(),
                        now),
                by);
        Vouchers.redeemed(scene.card(), streams, now, by);
        Ledger.charge(streams, campaignId, projectId, amount, now, zone, by);
        Long mainId = scene.card().campaign().parentId();
        if (mainId != null) {
            Ledger.charge(streams, mainId, projectId, amount, now, zone, by);
        }
        Long customerNo = judged.request().customerNo();
        if (customerNo != null) {
            Usage.count(streams, campaignId, projectId, customerNo, now, by);
            Customers.confirmed(customerNo, projectId, campaignId, new Decision(streams, now, by));
        }
        return accepted(judged, validated, now);
    }

    /** The step is refused, and that is kept. */
    RedemptionAnswer declined(Judged judged, RedemptionStep step, boolean customerNamed, List<Refusal> refusals) {
        streams.beginning(DeclinedStream.of(command.attemptId()));
        streams.append(
                DeclinedStream.of(command.attemptId()),
                new RedemptionDeclined(
                        judged.redemptionId(),
                        command.projectId(),
                        scene.campaign().id(),
                        scene.card().id(),
                        step,
                        judged.request(),
                        customerNamed,
                        refusals,
                        judged.facts(),
                        now),
                by);
        return new RedemptionAnswer.Declined(refusals);
    }

    /** The unconfirmed redemption is gone. */
    RedemptionAnswer deleted(long redemptionId) {
        streams.append(
                command.stream(),
                new RedemptionDeleted(
                        redemptionId,
                        command.projectId(),
                        scene.campaign().id(),
                        scene.card().id(),
                        now),
                by);
        return new RedemptionAnswer.Deleted();
    }

    private RedemptionAnswer accepted(Judged judged, Instant validatedAt, @Nullable Instant confirmedAt) {
        return new RedemptionAnswer.Accepted(
                judged.redemptionId(),
                judged.request(),
                judged.granted(),
                validatedAt,
                confirmedAt,
                scene.voucher().code(),
                scene.campaign().terms().name());
    }
}
