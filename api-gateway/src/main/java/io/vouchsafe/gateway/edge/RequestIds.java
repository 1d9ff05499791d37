package io.vouchsafe.gateway.edge;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id: the client's own if it is well-formed, so that both sides can speak of the same thing, else a new one. A new id
 * is a mark of the process and a number, which is unique without asking for chance each time.
 */
final class RequestIds {

    private static final int MAX_LENGTH = 64;
    private static final int RADIX = Character.MAX_RADIX;

    private final String mark;
    private final AtomicLong last = new AtomicLong();

    RequestIds(SecureRandom random) {
        this.mark = Long.toUnsignedString(random.nextLong(), RADIX) + "-";
    }

    String of(@Nullable String sent) {
        return sent != null && wellFormed(sent) ? sent : mark + Long.toString(last.incrementAndGet(), RADIX);
    }

    private static boolean wellFormed(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '.'
                    || c == '_'
                    || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
