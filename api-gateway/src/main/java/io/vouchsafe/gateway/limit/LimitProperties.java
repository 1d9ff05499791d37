package io.vouchsafe.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one gateway process lets through. Each process counts for itself. A rate of 0 switches its limit off.
 *
 * @param credentialPerSecond requests per second that one credential may send for long, 0 to 1,000,000; 0 is no limit
 * @param credentialBurst requests that one credential may send at once after a quiet time, 1 to 10,000,000
 * @param addressPerSecond requests per second that may come from one address for long, signed in or not, 0 to 1,000,000; 0 is no limit. IPv6 addresses
 *     count by their first 64 bits
 * @param addressBurst requests that may come from one address at once after a quiet time, 1 to 10,000,000
 * @param lookupsPerMinute voucher codes per minute that one credential, and one address, may name for long without that they exist, 0 to 1,000,000; 0 is
 *     no limit
 * @param lookupsBurst voucher codes that do not exist that one credential, and one address, may name at once after a quiet time, 1 to 10,000,000
 * @param atOnce requests of the API that are worked on at the same time, 0 to 1,000,000; what comes beyond is answered with 503 at once. Live streams
 *     are not counted. 0 is no limit
 */
@ConfigurationProperties("vouchsafe.limits")
public record LimitProperties(
        @DefaultValue("5000") int credentialPerSecond,
        @DefaultValue("10000") int credentialBurst,
        @DefaultValue("10000") int addressPerSecond,
        @DefaultValue("20000") int addressBurst,
        @DefaultValue("300") int lookupsPerMinute,
        @DefaultValue("600") int lookupsBurst,
        @DefaultValue("1000") int atOnce) {

    private static final int MOST_PER_PERIOD = 1_000_000;
    private static final int MOST_BURST = 10_000_000;

    public LimitProperties {
        check("credential-per-second", credentialPerSecond, 0, MOST_PER_PERIOD);
        check("credential-burst", credentialBurst, 1, MOST_BURST);
        check("address-per-second", addressPerSecond, 0, MOST_PER_PERIOD);
        check("address-burst", addressBurst, 1, MOST_BURST);
        check("lookups-per-minute", lookupsPerMinute, 0, MOST_PER_PERIOD);
        check("lookups-burst", lookupsBurst, 1, MOST_BURST);
        check("at-once", atOnce, 0, MOST_PER_PERIOD);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("vouchsafe.limits.%s must be %d to %d".formatted(name, least, most));
        }
    }
}
