package io.vouchsafe.command.redemption;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.command.idempotency.NotFinal;
import io.vouchsafe.command.identity.IdKind;
import io.vouchsafe.command.identity.Identities;
import io.vouchsafe.command.voucher.VoucherCard;
import io.vouchsafe.command.voucher.VoucherDirectory;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.contract.resource.CampaignReference;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.contract.resource.RedemptionResource.VoucherReference;
import io.vouchsafe.events.personal.PersonalData;
import io.vouchsafe.events.personal.Sealed;
import io.vouchsafe.events.redemption.RedemptionRequest;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The steps of a redemption over HTTP (contract §5.3). */
@RestController
@RequestMapping("/api/v1.0/vouchers/{code}/redemptions")
public final class RedemptionController {

    /** How often the directory is asked again when its word on a code turned out to be stale. */
    private static final int ROUTINGS = 3;

    private final Dispatcher dispatcher;
    private final VoucherDirectory vouchers;
    private final Customers.Directory customers;
    private final Identities identities;
    private final DecisionMeters meters;
    private final @Nullable Duration defaultTtl;

    /**
     * What a request tells about whoever makes it.
     *
     * @param identifier of the customer; {@code null} for nobody
     */
    private record Told(@Nullable String identifier, PersonalData data) {}

    /**
     * The steps over HTTP.
     *
     * @param defaultTtl how long a redemption may be confirmed where its client does not say; {@code null} is for ever
     */
    public RedemptionController(
            Dispatcher dispatcher,
            VoucherDirectory vouchers,
            Customers.Directory customers,
            Identities identities,
            DecisionMeters meters,
            @Nullable Duration defaultTtl) {
        this.dispatcher = dispatcher;
        this.vouchers = vouchers;
        this.customers = customers;
        this.identities = identities;
        this.meters = meters;
        this.defaultTtl = defaultTtl;
    }

    /** Validates, and confirms where the body says so (contract §5.3). Throws what the answer would be if it is refused. */
    @PostMapping
    public RedemptionResource create(Caller caller, @PathVariable String code, JsonBody body) {
        card(caller, code);
        RedemptionInput input = RedemptionInput.of(body);
        String identifier = input.customerIdentifier();
        CustomerKey customer = identifier == null ? null : new CustomerKey(caller.projectId(), identifier);
        long attemptId = identities.next(IdKind.REDEMPTION);
        return redemption(
                caller,
                code,
                new Told(identifier, new PersonalData(input.userAgent(), input.location())),
                DecisionMeters.Step.CREATE,
                card -> new CreateRedemption(
                        card,
                        code,
                        attemptId,
                        input.transactionId(),
                        customer,
                        input.costMinor(),
                        input.userAgent(),
                        input.location(),
                        input.categories(),
                        input.ttl() == null ? defaultTtl : input.ttl(),
                        input.confirm()));
    }

    /** Confirms what was validated under {@code transaction_id}, which stands in the query or else in the body. */
    @PatchMapping
    public RedemptionResource confirm(
            Caller caller,
            @PathVariable String code,
            @RequestParam(name = "transaction_id", required = false) @Nullable String query,
            JsonBody body) {
        card(caller, code);
        String transactionId = transactionId(query, body);
        long attemptId = identities.next(IdKind.REDEMPTION);
        return redemption(
                caller,
                code,
                null,
                DecisionMeters.Step.CONFIRM,
                card -> new ConfirmRedemption(card, code, attemptId, transactionId));
    }

    /** Deletes what was validated under {@code transaction_id} and never confirmed. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(
            Caller caller,
            @PathVariable String code,
            @RequestParam(name = "transaction_id", required = false) @Nullable String query,
            JsonBody body) {
        card(caller, code);
        String transactionId = transactionId(query, body);
        long attemptId = identities.next(IdKind.REDEMPTION);
        counted(
                DecisionMeters.Step.DELETE,
                () -> send(
                        caller,
                        code,
                        card -> new DeleteRedemption(card, code, attemptId, transactionId),
                        RedemptionController::deleted));
    }

    private static @Nullable Void deleted(VoucherCard card, RedemptionAnswer answer) {
        return switch (answer) {
            case RedemptionAnswer.Deleted _ -> null;
            case RedemptionAnswer.Declined declined ->
                throw new ApiFailure.Invalid(
                        ErrorCode.CAN_NOT_BE_DELETED, "Redemption can not be deleted", declined.refusals());
            case RedemptionAnswer.Unknown _ -> throw new ApiFailure.NotFound("Redemption");
            case RedemptionAnswer.Misrouted _ -> throw new NotFinal();
            case RedemptionAnswer.Accepted _ ->
                throw new IllegalStateException("accepted, and was to be deleted: voucher " + card.id());
        };
    }

    private RedemptionResource redemption(
            Caller caller,
            String code,
            @Nullable Told told,
            DecisionMeters.Step step,
            Function<VoucherCard, RedemptionCommand> command) {
        return counted(step, () -> send(caller, code, command, (card, answer) -> redemption(card, answer, told)));
    }

    private <B extends @Nullable Object> B counted(DecisionMeters.Step step, Supplier<B> answer) {
        try {
            B body = answer.get();
            meters.accepted(step);
            return body;
        } catch (ApiFailure.Invalid refused) {
            meters.refused(step, refused.refusals());
            throw refused;
        }
    }

    private RedemptionResource redemption(VoucherCard card, RedemptionAnswer answer, @Nullable Told told) {
        return switch (answer) {
            case RedemptionAnswer.Accepted accepted ->
                resource(card, accepted, told == null ? recorded(accepted) : told);
            case RedemptionAnswer.Declined declined ->
                throw new ApiFailure.Invalid(RedemptionInput.INVALID, declined.refusals());
            case RedemptionAnswer.Unknown _ -> throw new ApiFailure.NotFound("Redemption");
            case RedemptionAnswer.Misrouted _ -> throw new NotFinal();
            case RedemptionAnswer.Deleted _ -> throw new IllegalStateException("nothing was to be deleted");
        };
    }

    /** Who made an earlier request, as far as that is still on record. */
    private Told recorded(RedemptionAnswer.Accepted accepted) {
        RedemptionRequest request = accepted.request();
        Long customerNo = request.customerNo();
        if (customerNo == null) {
            return new Told(null, request.personal());
        }
        Customers.Recorded recorded = customers.recorded(customerNo);
        if (recorded == null) {
            return new Told(null, PersonalData.NONE);
        }
        Sealed sealed = request.sealed();
        return new Told(
                recorded.identifier(),
                sealed == null
                        ? request.personal()
                        : recorded.key().open(sealed.text(), accepted.redemptionId(), customerNo));
    }

    /** Sends the step to where the directory says; if the streams say otherwise, the directory is asked again. */
    private <B extends @Nullable Object> B send(
            Caller caller,
            String code,
            Function<VoucherCard, RedemptionCommand> command,
            BiFunction<VoucherCard, RedemptionAnswer, B> rendering) {
        for (int i = 0; i < ROUTINGS; i++) {
            VoucherCard card = card(caller, code);
            try {
                return dispatcher.send(
                        caller, command.apply(card), RedemptionAnswer.class, answer -> rendering.apply(card, answer));
            } catch (NotFinal misrouted) {
                vouchers.forget(caller.projectId(), code);
            }
        }
        throw new ApiFailure.Unavailable("The voucher is just being changed; nothing was done. Try again", 1);
    }

    private VoucherCard card(Caller caller, String code) {
        VoucherCard card = Texts.storable(code) ? vouchers.find(caller.projectId(), code) : null;
        if (card == null) {
            throw new ApiFailure.NotFound("Voucher");
        }
        return card;
    }

    /** The query wins over the body (contract §5.3). What cannot be stored names nothing that exists. */
    private static String transactionId(@Nullable String query, JsonBody body) {
        String transactionId = query != null && !query.isBlank()
                ? query
                : body.requiredText("transaction_id", RedemptionInput.MAX_TRANSACTION_ID);
        body.done(RedemptionInput.INVALID);
        if (transactionId == null || !Texts.storable(transactionId)) {
            throw new ApiFailure.NotFound("Redemption");
        }
        return transactionId;
    }

    private static RedemptionResource resource(VoucherCard card, RedemptionAnswer.Accepted accepted, Told told) {
        return RedemptionResource.of(
                accepted.redemptionId(),
                accepted.request().opened(told.data()),
                accepted.granted().minor(),
                told.identifier(),
                accepted.validatedAt(),
                accepted.confirmedAt(),
                VoucherReference.of(
                        card.id(),
                        accepted.code(),
                        CampaignReference.of(card.campaign().campaignId(), accepted.campaignName())));
    }
}
