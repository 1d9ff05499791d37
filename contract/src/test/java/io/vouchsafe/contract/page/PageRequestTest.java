package io.vouchsafe.contract.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void beginsAtTheFirstPageOfAHundred() {
        assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(1, 100));
    }

    @Test
    void readsWhatIsAskedFor() {
        assertThat(PageRequest.of("2", "50")).isEqualTo(new PageRequest(2, 50));
        assertThat(PageRequest.of(" 2 ", "50")).isEqualTo(new PageRequest(2, 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "-1", "-99999999999999999999", "x", "1.5", "1e3", "NaN", "0x10", "--1"})
    void treatsWhatIsNoNumberFromOneAsAbsent(String text) {
        assertThat(PageRequest.of(text, text)).isEqualTo(new PageRequest(1, 100));
    }

    @Test
    void clampsThePageSizeSilently() {
        assertThat(PageRequest.of("1", "1000").perPage()).isEqualTo(1000);
        assertThat(PageRequest.of("1", "1001").perPage()).isEqualTo(1000);
        assertThat(PageRequest.of("1", "99999999999999999999").perPage()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "99999999999999999999"})
    void takesAHugePageForOnePastTheEnd(String page) {
        assertThat(PageRequest.of(page, null)).isEqualTo(new PageRequest(Integer.MAX_VALUE, 100));
    }

    @ParameterizedTest
    @CsvSource({"1, 100, 0", "2, 100, 100", "3, 7, 14", "2147483647, 1000, 2147483646000"})
    void skipsThePagesBefore(int page, int perPage, long offset) {
        assertThat(new PageRequest(page, perPage).offset()).isEqualTo(offset);
    }
}
