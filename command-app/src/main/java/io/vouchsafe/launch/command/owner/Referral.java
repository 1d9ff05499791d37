package io.vouchsafe.launch.command.owner;

import io.vouchsafe.process.cluster.ReferralHeaders;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The chance to refer a request to the owner of what it is about. It is over with the request's first command: what has begun here is finished here.
 * Bound to the thread of a request whose gateway can send it once more.
 */
final class Referral {

    static final ScopedValue<Referral> CURRENT = ScopedValue.newInstance();

    private final HttpServletResponse response;
    private boolean over;

    Referral(HttpServletResponse response) {
        this.response = response;
    }

    /** Takes the chance of the current request; {@code null} if it has none, or had it. */
    static @Nullable Referral take() {
        if (!CURRENT.isBound()) {
            return null;
        }
        Referral referral = CURRENT.get();
        boolean chance = !referral.over;
        referral.over = true;
        return chance ? referral : null;
    }

    /** Tells the gateway where to. */
    void to(String owner) {
        response.setHeader(ReferralHeaders.OWNER, owner);
    }
}
