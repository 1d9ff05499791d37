package io.vouchsafe.command.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.json.ApiJson;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A point of sale that redeems under idempotency keys, without HTTP. */
final class KeyedTill {

    private final Till till;
    private final KeyedRequests requests;
    private final Clock clock;
    private final long projectId;

    /** A till of a project at one instance. */
    KeyedTill(CommandSide side, long projectId) {
        this.till = new Till(side, projectId);
        this.requests = side.part(KeyedRequests.class);
        this.clock = side.clock();
        this.projectId = projectId;
    }

    /** What was answered, and whether that had been answered before. */
    record Reply(String body, boolean replayed) {}

    /** Redeems in one step; throws the refusal, or that the key is in use. */
    Reply redeem(String code, String transactionId, String key) {
        IdempotencyKey name = IdempotencyKey.of(
                projectId, "POST", "/api/v1.0/vouchers/" + code + "/redemptions", key, clock.instant());
        Redeeming work = new Redeeming(code, transactionId);
        try {
            Receipt earlier = requests.answer(name, work);
            return earlier == null ? new Reply(work.answer, false) : new Reply(new String(earlier.body(), UTF_8), true);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came of it, in short, as {@link Till#outcome} says it; {@code replayed} if it was answered before. */
    String outcome(String code, String transactionId, String key) {
        boolean[] replayed = new boolean[1];
        String outcome = Till.outcome(
                () -> replayed[0] = redeem(code, transactionId, key).replayed());
        return replayed[0] ? "replayed" : outcome;
    }

    private final class Redeeming implements KeyedRequests.Work {

        private static final JsonMapper JSON = ApiJson.mapper();

        private final String code;
        private final String transactionId;
        private String answer = "";

        private Redeeming(String code, String transactionId) {
            this.code = code;
            this.transactionId = transactionId;
        }

        @Override
        public boolean streamed() {
            return false;
        }

        @Override
        public String fingerprint() {
            return new Fingerprint().add(transactionId).hex();
        }

        /** As the filter has it: a conflict is answered and not kept. */
        @Override
        public @Nullable Receipt run() {
            try {
                answer = JSON.writeValueAsString(till.redeem(code, transactionId));
                return new Receipt(fingerprint(), 200, answer.getBytes(UTF_8));
            } catch (ApiFailure.Conflict conflict) {
                answer = "409";
                return null;
            }
        }
    }
}
