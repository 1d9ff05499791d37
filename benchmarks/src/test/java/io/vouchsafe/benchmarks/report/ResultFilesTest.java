package io.vouchsafe.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultFilesTest {

    @Test
    void addsASectionAtTheEnd() {
        assertThat(ResultFiles.withSection("# Results\n", "reads", "new\n")).isEqualTo("""
                # Results

                <!-- reads: begin -->
                new
                <!-- reads: end -->
                """);
    }

    @Test
    void replacesItsOwnSectionAndLeavesNotesAlone() {
        String before = ResultFiles.withSection("# Results\n", "reads", "old") + "\nA note.\n";

        assertThat(ResultFiles.withSection(before, "reads", "new"))
                .isEqualTo(before.replace("old", "new"))
                .contains("A note.");
    }
}
