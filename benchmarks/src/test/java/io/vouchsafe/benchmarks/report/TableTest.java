package io.vouchsafe.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void linesUpTheFirstColumnToTheLeftAndTheOthersToTheRight() {
        Table table = new Table("what", "per second");
        table.row(List.of("floor", "1,880"));
        table.row(List.of("redemption", "12"));

        assertThat(table.text()).isEqualTo("""
                | what       | per second |
                | ---------- | ---------: |
                | floor      |      1,880 |
                | redemption |         12 |
                """);
    }

    @Test
    void refusesARowThatDoesNotFit() {
        Table table = new Table("what", "per second");

        assertThatThrownBy(() -> table.row(List.of("floor"))).hasMessage("1 cells under 2 headings");
    }
}
