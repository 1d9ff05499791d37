package io.vouchsafe.command.redemption;

import io.vouchsafe.command.area.Polygons;
import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.CustomerState;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.redemption.Recording.Judged;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.time.DecisionClock;
import io.vouchsafe.command.usage.Usage;
import io.vouchsafe.command.voucher.VoucherDirectory;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.events.personal.PersonalData;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.rules.RedemptionDecision.Granted;
import io.vouchsafe.rules.RedemptionDecision.Refused;
import io.vouchsafe.rules.RuleBook;
import io.vouchsafe.rules.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Decides the steps of redemptions (contract §4), under the lock of the campaign's tree: facts are gathered from the streams, the rule book
 * answers, and what it answers becomes events. A granted confirmation changes redemption, voucher, both ledgers, the customer and the count
 * of that customer's redemptions in one transaction.
 */
public final class RedemptionCommands {

    private final VoucherDirectory vouchers;
    private final ProjectSettings projects;
    private final Polygons polygons;
    private final DecisionClock clock;

    public RedemptionCommands(
            VoucherDirectory vouchers, ProjectSettings projects, Polygons polygons, DecisionClock clock) {
        this.vouchers = vouchers;
        this.projects = projects;
        this.polygons = polygons;
        this.clock = clock;
    }

    @CommandHandler
    RedemptionAnswer create(CreateRedemption command, Streams streams, Customers customers, MetaData by) {
        Scene scene = Scene.of(command, streams);
        if (scene == null) {
            return new RedemptionAnswer.Misrouted();
        }
        Instant now = clock.now(streams);
        Recording recording = new Recording(command, scene, now, streams, by);
        CustomerKey customer = command.customer();
        RedemptionRequest asked = command.request(customers.number(customer), now);
        ZoneId zone = projects.zone(command.projectId());
        Evidence evidence =
                new Evidence(new Evidence.Step(asked, false, customer != null, now, zone), streams, polygons);
        DecisionFacts facts = scene.facts(evidence, exists(streams.state(command.stream())));
        return switch (RuleBook.create(asked, facts, now)) {
            case Refused refused ->
                recording.declined(
                        new Judged(command.attemptId(), stored(command, asked, customers), Money.ZERO, facts),
                        command.confirm() ? RedemptionStep.REDEEM : RedemptionStep.VALIDATE,
                        customer != null,
                        refused.refusals());
            case Granted granted -> {
                Long customerNo = customer == null ? null : customers.register(customer, streams, now, by);
                if (customerNo != null && asked.customerNo() == null) {
                    streams.beginning(Usage.of(scene.campaign().id(), customerNo));
                }
                RedemptionRequest request = stored(command, command.request(customerNo, now), customers);
                Judged judged = new Judged(command.attemptId(), request, granted.discount(), facts);
                yield command.confirm() ? recording.confirmed(judged, null, zone) : recording.validated(judged);
            }
        };
    }

    /** The request as events hold it: what it tells about a customer who is named can be read by that customer's key alone. */
    private static RedemptionRequest stored(CreateRedemption command, RedemptionRequest asked, Customers customers) {
        PersonalData told = asked.personal();
        CustomerKey customer = command.customer();
        return customer == null || told.isEmpty()
                ? asked
                : asked.sealed(customers.seal(customer, told, command.attemptId()));
    }

    @CommandHandler
    RedemptionAnswer confirm(ConfirmRedemption command, Streams streams, MetaData by) {
        Scene scene = Scene.of(command, streams);
        if (scene == null) {
            return new RedemptionAnswer.Misrouted();
        }
        RedemptionState redemption = find(command, scene, streams);
        if (redemption == null) {
            return new RedemptionAnswer.Unknown();
        }
        Instant now = clock.now(streams);
        RedemptionRequest request = redemption.request();
        boolean customerNamed = request.customerNo() != null;
        ZoneId zone = projects.zone(command.projectId());
        Evidence evidence = new Evidence(new Evidence.Step(request, true, customerNamed, now, zone), streams, polygons);
        DecisionFacts facts = scene.facts(evidence, false);
        Recording recording = new Recording(command, scene, now, streams, by);
        Judged judged = new Judged(redemption.id(), request, redemption.granted(), facts);
        boolean confirmed = redemption.confirmedAt() != null;
        Refusal atOnce = new Standing(
                        redemption.granted(), confirmed, !confirmed && deleted(request.customerNo(), streams))
                .refusal();
        if (atOnce != null) {
            return recording.declined(judged, RedemptionStep.CONFIRM, customerNamed, List.of(atOnce));
        }
        return switch (RuleBook.confirm(request, facts, redemption.granted(), now)) {
            case Refused refused ->
                recording.declined(judged, RedemptionStep.CONFIRM, customerNamed, refused.refusals());
            case Granted _ -> recording.confirmed(judged, redemption.validatedAt(), zone);
        };
    }

    @CommandHandler
    RedemptionAnswer delete(DeleteRedemption command, Streams streams, MetaData by) {
        Scene scene = Scene.of(command, streams);
        if (scene == null) {
            return new RedemptionAnswer.Misrouted();
        }
        RedemptionState redemption = find(command, scene, streams);
        if (redemption == null) {
            return new RedemptionAnswer.Unknown();
        }
        if (redemption.confirmedAt() != null) {
            return new RedemptionAnswer.Declined(List.of(Refusal.of(
                    "base", RefusalCode.CAN_NOT_DELETE_ALREADY_CONFIRMED, "A confirmed redemption cannot be deleted")));
        }
        return new Recording(command, scene, clock.now(streams), streams, by).deleted(redemption.id());
    }

    private static boolean deleted(@Nullable Long customerNo, Streams streams) {
        CustomerState customer = customerNo == null ? null : streams.state(CustomerState.of(customerNo));
        return customer != null && customer.deleted();
    }

    /** The existing redemption under the transaction id, if it is one of this voucher. One that was reversed is found by nobody here. */
    private static @Nullable RedemptionState find(RedemptionCommand command, Scene scene, Streams streams) {
        RedemptionState redemption = streams.state(command.stream());
        return redemption == null
                        || redemption.deleted()
                        || redemption.reversed()
                        || redemption.voucherId() != scene.card().id()
                ? null
                : redemption;
    }

    /**
     * Whether the transaction id is taken. An unconfirmed redemption goes with its voucher, though its own stream is not touched when the voucher is
     * deleted; one that was confirmed keeps its id, also when it was reversed.
     */
    private boolean exists(@Nullable RedemptionState redemption) {
        return redemption != null
                && !redemption.deleted()
                && (redemption.confirmedAt() != null || vouchers.exists(redemption.voucherId()));
    }
}
