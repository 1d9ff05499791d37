package io.vouchsafe.gateway.authentication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for an {@code Authorization} header in caches: an HMAC under a key that only this process has and never stores, so that neither a
 * header nor a hash of it that could be attacked lies in memory.
 */
record Fingerprint(long first, long second, long third, long fourth) {

    /** Makes fingerprints. */
    static final class Maker {

        private static final String ALGORITHM = "HmacSHA256";
        private static final int KEY_BYTES = 32;

        /** Holds the key, already expanded; cloned for every use, because it is not thread-safe. */
        private final Mac prepared;

        Maker(SecureRandom random) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            try {
                this.prepared = Mac.getInstance(ALGORITHM);
                prepared.init(new SecretKeySpec(key, ALGORITHM));
            } catch (GeneralSecurityException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }

        Fingerprint of(String header) {
            Mac mac;
            try {
                mac = (Mac) prepared.clone();
            } catch (CloneNotSupportedException javasOwnCanBeCloned) {
                throw new IllegalStateException(javasOwnCanBeCloned);
            }
            ByteBuffer code = ByteBuffer.wrap(mac.doFinal(header.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(code.getLong(), code.getLong(), code.getLong(), code.getLong());
        }
    }
}
