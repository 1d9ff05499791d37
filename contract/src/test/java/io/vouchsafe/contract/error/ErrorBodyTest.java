package io.vouchsafe.contract.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.json.ApiJson;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {

    private static String json(ErrorBody body) {
        return ApiJson.mapper().writeValueAsString(body);
    }

    @Test
    void looksAsInTheContract() {
        Refusal refusal = Refusal.of("discount_value", RefusalCode.ABOVE_MAXIMUM, "must be at most 100", 100);

        assertThat(json(ErrorBody.of(ErrorCode.INVALID, "Campaign is invalid", List.of(refusal))))
                .isEqualTo(
                        "{\"type\":\"Error\",\"error\":true,\"code\":\"invalid\",\"message\":\"Campaign is invalid\","
                                + "\"errors\":[{\"attribute\":\"discount_value\",\"code\":\"above_maximum\","
                                + "\"message\":\"must be at most 100\",\"boundary_value\":\"100\"}]}");
    }

    @Test
    void leavesOutABoundaryThatIsNotThere() {
        Refusal refusal = Refusal.of("name", RefusalCode.REQUIRED, "is required");

        assertThat(json(ErrorBody.of(ErrorCode.INVALID, "Campaign is invalid", List.of(refusal))))
                .contains("{\"attribute\":\"name\",\"code\":\"required\",\"message\":\"is required\"}");
    }

    @Test
    void keepsTheOrderOfTheChecks() {
        ErrorBody body = ErrorBody.of(
                ErrorCode.INVALID,
                "Redemption is invalid",
                List.of(
                        Refusal.of("voucher", RefusalCode.NOT_ACTIVE, "one"),
                        Refusal.of("campaign", RefusalCode.NOT_ACTIVE, "two"),
                        Refusal.of("campaign", RefusalCode.BUDGET_EXCEEDED, "three")));

        assertThat(body.errors().stream().map(ErrorBody.Detail::message)).containsExactly("one", "two", "three");
    }

    @Test
    void answersEveryKindOfFailureWithItsStatusAndCode() {
        assertFailure(new ApiFailure.Malformed("no JSON"), 400, "invalid");
        assertFailure(ApiFailure.Malformed.tooLarge(1024), 413, "invalid");
        assertFailure(new ApiFailure.Invalid("no", List.of()), 422, "invalid");
        assertFailure(new ApiFailure.Invalid(ErrorCode.CAN_NOT_BE_DELETED, "no", List.of()), 422, "can_not_be_deleted");
        assertFailure(new ApiFailure.NotFound("Voucher"), 404, "not_found");
        assertFailure(new ApiFailure.Unavailable("busy", 7), 503, "unknown_error");
        assertThat(new ApiFailure.Unavailable("busy", 7).retryAfterSeconds()).isEqualTo(7);
        assertThat(new ApiFailure.NotFound("Voucher").body().message()).isEqualTo("Voucher not found");
    }

    private static void assertFailure(ApiFailure failure, int status, String code) {
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.body().code()).isEqualTo(code);
        assertThat(failure.body().type()).isEqualTo("Error");
        assertThat(failure.body().error()).isTrue();
    }
}
