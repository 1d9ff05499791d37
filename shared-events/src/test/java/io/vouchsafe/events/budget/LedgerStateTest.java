package io.vouchsafe.events.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.events.type.BudgetWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LedgerStateTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private record Charge(long amount, Instant at) {}

    @Test
    void countsTheFirstChargeInTotalAndInEveryWindow() {
        LedgerState state = LedgerState.EMPTY.charged(450, Instant.parse("2024-03-09T10:15:30.123Z"), BERLIN);

        assertThat(state)
                .isEqualTo(new LedgerState(
                        1,
                        450,
                        Map.of(
                                "y2024", 450L,
                                "q2024-1", 450L,
                                "m2024-3", 450L,
                                "w2024-03-04", 450L,
                                "s2024-03-03", 450L,
                                "d2024-03-09", 450L,
                                "h2024-03-09T11+01:00", 450L)));
    }

    @Test
    void beginsANewWindowAtNothingAndKeepsTheTotal() {
        LedgerState state = LedgerState.EMPTY
                .charged(450, Instant.parse("2024-03-31T21:59:59.999Z"), BERLIN)
                .charged(50, Instant.parse("2024-03-31T22:00:00Z"), BERLIN);

        assertThat(state)
                .isEqualTo(new LedgerState(
                        2,
                        500,
                        Map.of(
                                "y2024", 500L,
                                "q2024-2", 50L,
                                "m2024-4", 50L,
                                "w2024-04-01", 50L,
                                "s2024-03-31", 500L,
                                "d2024-04-01", 50L,
                                "h2024-04-01T00+02:00", 50L)));
    }

    @Test
    void staysOfConstantSizeAndAddsUpToItsCharges() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<Charge> charges = new ArrayList<>();
        LedgerState state = LedgerState.EMPTY;
        Instant at = Instant.parse("2024-10-20T00:00:00Z");
        for (int i = 0; i < 2_000; i++) {
            at = at.plusMillis(random.nextLong(Duration.ofHours(3).toMillis()));
            Charge charge = new Charge(random.nextLong(100_000), at);
            charges.add(charge);
            state = state.charged(charge.amount(), at, BERLIN);
        }

        assertThat(state).as("seed %d", seed).isEqualTo(addedUp(charges, at));
        assertThat(state.windows()).hasSize(BudgetWindow.values().length);
    }

    private static LedgerState addedUp(List<Charge> charges, Instant last) {
        Map<String, Long> windows = new HashMap<>();
        for (BudgetWindow window : BudgetWindow.values()) {
            String current = window.keyOf(last, BERLIN);
            windows.put(
                    current,
                    charges.stream()
                            .filter(charge -> window.keyOf(charge.at(), BERLIN).equals(current))
                            .mapToLong(Charge::amount)
                            .sum());
        }
        return new LedgerState(
                charges.size(), charges.stream().mapToLong(Charge::amount).sum(), windows);
    }

    @Test
    void isNeverNegative() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new LedgerState(-1, 0, Map.of()))
                .withMessage("negative ledger: -1, 0");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new LedgerState(0, -1, Map.of()))
                .withMessage("negative ledger: 0, -1");
    }

    @Test
    void refusesToWrapRound() {
        LedgerState full = new LedgerState(1, Long.MAX_VALUE, Map.of());

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.charged(1, Instant.EPOCH, BERLIN));
    }

    @Test
    void cannotBeChangedThroughTheMapItWasMadeOf() {
        Map<String, Long> windows = new HashMap<>(Map.of("y2024", 5L));
        LedgerState state = new LedgerState(1, 5, windows);
        windows.put("y2024", 6L);

        assertThat(state.windows()).isEqualTo(Map.of("y2024", 5L));
    }
}
