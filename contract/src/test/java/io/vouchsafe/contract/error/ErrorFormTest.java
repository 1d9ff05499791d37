package io.vouchsafe.contract.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.json.ApiJson;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFormTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1.0/campaigns, CONTRACT",
        "/api/vouchsafe/v1/users, PROBLEM",
        "/api/vouchsafe, CONTRACT",
        "/x/api/vouchsafe/v1, CONTRACT",
        "/error, CONTRACT"
    })
    void followsThePath(String path, ErrorForm form) {
        assertThat(ErrorForm.ofPath(path)).isEqualTo(form);
    }

    @Test
    void saysTheSameInBothForms() {
        ErrorBody error = ErrorBody.of(
                ErrorCode.INVALID,
                "User is invalid",
                List.of(Refusal.of("password", RefusalCode.TOO_SHORT, "is too short (minimum is 8)", 8)));

        assertThat(ErrorForm.CONTRACT.body(422, error)).isEqualTo(error);
        assertThat(ApiJson.mapper().writeValueAsString(ErrorForm.PROBLEM.body(404, error)))
                .isEqualTo("""
                        {"type":"about:blank","title":"Not Found","status":404,"detail":"User is invalid","code":"invalid",\
                        "errors":[{"attribute":"password","code":"too_short","message":"is too short (minimum is 8)",\
                        "boundary_value":"8"}]}""");
    }
}
