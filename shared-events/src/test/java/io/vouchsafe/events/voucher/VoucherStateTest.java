package io.vouchsafe.events.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class VoucherStateTest {

    private static final VoucherState ISSUED = VoucherState.issued("VOU-S4H9LX", true, 7L);

    @Test
    void isUnusedWhenIssued() {
        assertThat(ISSUED).isEqualTo(new VoucherState("VOU-S4H9LX", true, 7L, 0, false, false));
    }

    @Test
    void keepsItsCustomerAndItsUsesWhenRevised() {
        assertThat(ISSUED.used(2).revised("SUMMER", false))
                .isEqualTo(new VoucherState("SUMMER", false, 7L, 2, false, false));
    }

    @Test
    void countsItsUses() {
        assertThat(ISSUED.used(1).used(31)).isEqualTo(new VoucherState("VOU-S4H9LX", true, 7L, 32, false, false));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> ISSUED.used(Long.MAX_VALUE).used(1));
    }

    @Test
    void isKnownAsDeletedOnceRemoved() {
        assertThat(ISSUED.removed()).isEqualTo(new VoucherState("VOU-S4H9LX", true, 7L, 0, false, true));
    }
}
