package io.vouchsafe.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:0:1::1, 20010db800000001/64",
        "2001:db8:0:1:ffff:ffff:ffff:ffff, 20010db800000001/64",
        "2001:DB8::1, 20010db800000000/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::1, 0000000000000000/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "shop.example, unreadable",
        "192.0.2.7:4711, unreadable",
        "'', unreadable"
    })
    void countsAnIpv4AddressAsItIsAndAnIpv6AddressByItsNetwork(String address, String counted) {
        assertThat(ClientAddress.of(address)).isEqualTo(counted);
    }
}
