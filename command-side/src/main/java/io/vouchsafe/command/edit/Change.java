package io.vouchsafe.command.edit;

import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edit does to one attribute: nothing, where it was not sent, or set it (contract §1, partial update).
 *
 * @param sent whether the attribute was sent, be it as {@code null}
 * @param faulty whether it was sent and is faulty in itself, which has been noted already
 * @param value what was sent; {@code null} if that was {@code null}, or nothing, or faulty
 */
public record Change<T>(
        String attribute,
        boolean sent,
        boolean faulty,
        @Nullable T value) {

    /** The change that a body makes to an attribute that was just read from it. */
    public static <T> Change<T> of(JsonBody body, String attribute, @Nullable T read) {
        boolean faulty =
                body.problems().stream().anyMatch(problem -> problem.attribute().equals(attribute));
        return new Change<>(attribute, body.has(attribute), faulty, read);
    }

    /** The attribute after the edit. */
    public @Nullable T over(@Nullable T before) {
        return sent ? value : before;
    }

    /** The attribute after the edit; that it is missing is a problem, unless it is a problem already. */
    public @Nullable T required(@Nullable T before, List<Refusal> problems) {
        T after = over(before);
        if (after == null && !faulty) {
            problems.add(Refusal.of(attribute, RefusalCode.REQUIRED, "is required"));
        }
        return after;
    }
}
