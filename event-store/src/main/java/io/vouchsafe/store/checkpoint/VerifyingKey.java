package io.vouchsafe.store.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.chain.Sha256;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** The public half of an {@link AuditKey}: what an auditor keeps, and needs to believe a checkpoint. */
public final class VerifyingKey {

    private static final int FINGERPRINT_DIGITS = 16;

    private final PublicKey key;

    VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads it from a PEM file, which may also be the one with both halves.
     *
     * @throws AuditUnavailable if there is no Ed25519 public key in it
     */
    public static VerifyingKey load(Path file) {
        return new VerifyingKey(Pem.of(file).publicKey());
    }

    /** As a PEM file. */
    public String pem() {
        return Pem.publicKey(key);
    }

    /** The first digits of the hash of the key, to tell keys apart and to compare by eye. */
    public String fingerprint() {
        return Sha256.of(key.getEncoded()).hex().substring(0, FINGERPRINT_DIGITS);
    }

    boolean verifies(String text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(Pem.ALGORITHM);
            check.initVerify(key);
            check.update(text.getBytes(UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
