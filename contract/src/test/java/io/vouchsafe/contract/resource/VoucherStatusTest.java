package io.vouchsafe.contract.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoucherStatusTest {

    @ParameterizedTest(name = "expired {0}, unique {1}, confirmed {2}, unconfirmed {3}, assigned {4} is {5}")
    @CsvSource({
        "false, true,  0, 0, false, created",
        "false, true,  0, 0, true,  distributed",
        "false, true,  0, 1, false, validated",
        "false, true,  0, 1, true,  validated",
        "false, true,  1, 0, false, redeemed",
        "true,  true,  1, 0, false, redeemed",
        "true,  true,  0, 1, false, expired",
        "false, false, 0, 5, false, created",
        "false, false, 0, 5, true,  distributed",
        "false, false, 3, 0, false, active",
        "true,  false, 3, 0, false, expired",
    })
    void followsFromWhatIsKnown(
            boolean expired, boolean unique, long confirmed, long unconfirmed, boolean assigned, String status) {
        assertThat(VoucherStatus.of(expired, unique, confirmed, unconfirmed, assigned)
                        .wire())
                .isEqualTo(status);
    }
}
