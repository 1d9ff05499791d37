package io.vouchsafe.process.identity;

import java.time.Duration;

/** What gateways and sides agree on: a JSON Web Token, signed by ES256. */
public final class Identity {

    /** The request header that carries the token. */
    public static final String HEADER = "X-Vouchsafe-Identity";

    /** How long a token is good. */
    static final Duration LIFE = Duration.ofMinutes(1);
    /** By how much the clocks of two machines may differ. */
    static final Duration SKEW = Duration.ofSeconds(10);

    static final String AUDIENCE = "vouchsafe-side";
    static final String PROJECT = "project";
    static final String ROLE = "role";

    private Identity() {}
}
