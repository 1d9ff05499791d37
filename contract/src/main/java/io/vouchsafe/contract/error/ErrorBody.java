package io.vouchsafe.contract.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.events.type.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error body of the contract (§2.1).
 *
 * @param code top-level code (§2.2)
 * @param message English, for people
 * @param errors one entry per attribute; empty where the failure is not about an attribute
 */
@JsonPropertyOrder({"type", "error", "code", "message", "errors"})
public record ErrorBody(String type, boolean error, String code, String message, List<Detail> errors) {

    /** One entry of {@code errors}. */
    public record Detail(
            String attribute,
            String code,
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String boundaryValue) {

        /** How a refusal is written. */
        public static Detail of(Refusal refusal) {
            return new Detail(refusal.attribute(), refusal.code().wire(), refusal.message(), refusal.boundary());
        }
    }

    /** A body without attribute details. */
    public static ErrorBody of(ErrorCode code, String message) {
        return of(code, message, List.of());
    }

    /** A body that lists every refusal in the order of the checks. */
    public static ErrorBody of(ErrorCode code, String message, List<Refusal> refusals) {
        List<Detail> details = refusals.stream().map(Detail::of).toList();
        return new ErrorBody("Error", true, code.wire(), message, details);
    }
}
