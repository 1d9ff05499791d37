package io.vouchsafe.events.personal;

import io.vouchsafe.events.type.Location;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key of one customer, 256 bits. What is sealed by it (AES-256-GCM, a nonce of its own each time) is bound to one redemption of that customer:
 * moved elsewhere it does not open. Once the key is destroyed, nobody reads it again.
 */
public final class PersonalKey {

    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int COORDINATES = 2 * Double.BYTES;
    private static final int USER_AGENT = 1;
    private static final int LOCATION = 2;

    private final SecretKeySpec key;

    /**
     * The key with these bytes.
     *
     * @param bytes 32 of them
     */
    public PersonalKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key of " + bytes.length + " bytes");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** A new key. */
    public static PersonalKey generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new PersonalKey(bytes);
    }

    /** Its bytes, to be stored where they can be destroyed, and nowhere else. */
    public byte[] bytes() {
        return key.getEncoded();
    }

    /** Says nothing of the key, which must not get into any log. */
    @Override
    public String toString() {
        return "PersonalKey";
    }

    /** Seals what one redemption of the customer tells. */
    public Sealed seal(PersonalData data, long redemptionId, long customerNo, SecureRandom random) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, bound(redemptionId, customerNo), bytes(data));
        byte[] text = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return new Sealed(data.location() != null, Base64.getEncoder().encodeToString(text));
    }

    /**
     * What was sealed.
     *
     * @param text of a {@link Sealed}
     * @throws IllegalStateException if it was not sealed by this key for this redemption, or was changed since
     */
    public PersonalData open(@Nullable String text, long redemptionId, long customerNo) {
        if (text == null) {
            return PersonalData.NONE;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException("what is sealed of redemption " + redemptionId + " is damaged", broken);
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE);
        byte[] sealed = Arrays.copyOfRange(bytes, Math.min(NONCE, bytes.length), bytes.length);
        return data(crypt(Cipher.DECRYPT_MODE, nonce, bound(redemptionId, customerNo), sealed));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bound, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("personal data cannot be sealed, or was not sealed so", refused);
        }
    }

    private static byte[] bound(long redemptionId, long customerNo) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(redemptionId)
                .putLong(customerNo)
                .array();
    }

    private static byte[] bytes(PersonalData data) {
        Location location = data.location();
        String userAgent = data.userAgent();
        byte[] agent = userAgent == null ? new byte[0] : userAgent.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(1 + (location == null ? 0 : COORDINATES) + agent.length);
        bytes.put((byte) ((userAgent == null ? 0 : USER_AGENT) | (location == null ? 0 : LOCATION)));
        if (location != null) {
            bytes.putDouble(location.latitude()).putDouble(location.longitude());
        }
        return bytes.put(agent).array();
    }

    private static PersonalData data(byte[] bytes) {
        ByteBuffer parts = ByteBuffer.wrap(bytes);
        byte told = parts.get();
        Location location = (told & LOCATION) == 0 ? null : new Location(parts.getDouble(), parts.getDouble());
        String userAgent = (told & USER_AGENT) == 0
                ? null
                : StandardCharsets.UTF_8.decode(parts).toString();
        return new PersonalData(userAgent, location);
    }
}
