package io.vouchsafe.events.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamIdsTest {

    /** Streams are found by these names for ever. */
    @Test
    void namesStreamsByTheirKindAndNumber() {
        assertThat(StreamIds.campaign(9)).isEqualTo("campaign:9");
        assertThat(StreamIds.ledger(9)).isEqualTo("ledger:9");
        assertThat(StreamIds.issue(3)).isEqualTo("issue:3");
        assertThat(StreamIds.voucher(199)).isEqualTo("voucher:199");
        assertThat(StreamIds.declined(72)).isEqualTo("declined:72");
        assertThat(StreamIds.customer(5)).isEqualTo("customer:5");
    }

    @Test
    void keepsTransactionIdsOfDifferentProjectsApart() {
        assertThat(StreamIds.redemption(1, "2:A")).isEqualTo("redemption:1:2:A");
        assertThat(StreamIds.redemption(12, "A")).isNotEqualTo(StreamIds.redemption(1, "2:A"));
    }
}
