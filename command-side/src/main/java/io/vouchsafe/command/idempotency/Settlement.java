package io.vouchsafe.command.idempotency;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorBody;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What becomes of one command that came with a key: its transaction turns the command's answer into the response and keeps that beside the events,
 * or finds that the key was answered before. Written by the thread of the transaction, read by the sender after the commit.
 *
 * @param <B> the body of the response
 */
public final class Settlement<B extends @Nullable Object> {

    private static final byte[] NOTHING = {};
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final KeyedRequest request;
    private final Function<@Nullable Object, B> rendering;
    private boolean contested;
    private @Nullable Object answer;
    private @Nullable ApiFailure refusal;
    private @Nullable Rendered<B> rendered;
    private @Nullable Receipt receipt;

    private record Rendered<B extends @Nullable Object>(
            @Nullable B body, @Nullable RuntimeException failure) {}

    Settlement(KeyedRequest request, Function<@Nullable Object, B> rendering) {
        this.request = request;
        this.rendering = rendering;
    }

    KeyedRequest request() {
        return request;
    }

    IdempotencyKey key() {
        return request.key();
    }

    /** Somebody else has answered under the key since it was last looked up. */
    void contest() {
        contested = true;
    }

    boolean contested() {
        return contested;
    }

    /** The command was handled. */
    void answered(@Nullable Object given) {
        answer = given;
        refusal = null;
        rendered = null;
        receipt = null;
    }

    /** The command was refused, and has changed nothing. */
    void refused(ApiFailure failure) {
        answered(null);
        refusal = failure;
    }

    /** Makes the response, and what is to be kept of it; {@code null} if it is not final. Inside the transaction. */
    @Nullable
    Receipt render(JsonMapper json) {
        rendered = refusal == null ? rendered() : new Rendered<>(null, refusal);
        receipt = receipt(rendered, json);
        return receipt;
    }

    private Rendered<B> rendered() {
        try {
            return new Rendered<>(rendering.apply(answer), null);
        } catch (ApiFailure | NotFinal failure) {
            return new Rendered<>(null, failure);
        }
    }

    private @Nullable Receipt receipt(Rendered<B> response, JsonMapper json) {
        return switch (response.failure()) {
            case null -> {
                B body = response.body();
                yield body == null
                        ? new Receipt(request.fingerprint(), NO_CONTENT, NOTHING)
                        : new Receipt(request.fingerprint(), OK, json.writeValueAsBytes(body));
            }
            case ApiFailure failure
            when Receipt.keeps(failure.status()) -> {
                ErrorBody body = failure.body();
                yield new Receipt(request.fingerprint(), failure.status(), json.writeValueAsBytes(body));
            }
            default -> null;
        };
    }

    /** The transaction that keeps the answer is durable. */
    void kept() {
        if (receipt != null) {
            request.kept();
        }
    }

    /**
     * The body of the response, for the sender.
     *
     * @param result the command's answer, for one that was handled outside of a batch
     */
    @SuppressWarnings("NullAway") // a rendering that may answer null has a nullable B
    public B body(@Nullable Object result) {
        if (rendered == null) {
            return rendering.apply(result);
        }
        if (rendered.failure() != null) {
            throw rendered.failure();
        }
        return rendered.body();
    }
}
