package io.vouchsafe.gateway.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * The secret text of an API key: {@code vs_} and 32 random bytes in base 62. With 256 bits of chance there is nothing to guess, so a plain
 * SHA-256 is enough to store, and cheap enough to compute for every request.
 */
public final class ApiKeySecret {

    private static final String PREFIX = "vs_";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final int RANDOM_BYTES = 32;
    /** The digits that 256 bits take in base 62. */
    private static final int DIGITS = 43;

    private static final int SHOWN_DIGITS = 4;

    private ApiKeySecret() {}

    /** A new secret. */
    static String generate(SecureRandom random) {
        return PREFIX + token(random);
    }

    /** As many random bits as a key has, in as many digits. */
    public static String token(SecureRandom random) {
        return base62(random, RANDOM_BYTES, DIGITS);
    }

    /** So many random bytes as so many digits of base 62. */
    static String base62(SecureRandom random, int bytes, int digits) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        BigInteger rest = new BigInteger(1, chance);
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.toString();
    }

    /** Whether a text could be a key at all. What could not needs no look into the database. */
    public static boolean wellFormed(String text) {
        return text.startsWith(PREFIX) && wellFormedToken(text.substring(PREFIX.length()));
    }

    /** Whether a text could be a {@link #token}. */
    public static boolean wellFormedToken(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The part of a secret that may be shown again, to tell keys apart; what stays hidden has more than 230 bits. */
    static String hint(String secret) {
        return secret.substring(0, PREFIX.length() + SHOWN_DIGITS);
    }

    /** What the database holds of a key. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
