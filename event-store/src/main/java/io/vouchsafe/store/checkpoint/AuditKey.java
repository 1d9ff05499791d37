package io.vouchsafe.store.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vouchsafe.store.chain.AuditUnavailable;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

/** The Ed25519 key that signs checkpoints. */
public final class AuditKey {

    private final PrivateKey signing;
    private final VerifyingKey verifying;

    private AuditKey(PrivateKey signing, VerifyingKey verifying) {
        this.signing = signing;
        this.verifying = verifying;
    }

    /** A new one. */
    public static AuditKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Pem.ALGORITHM).generateKeyPair();
            return new AuditKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /**
     * Reads both halves from one PEM file.
     *
     * @throws AuditUnavailable if they are not both in it, or do not belong together
     */
    static AuditKey load(Path file) {
        Pem pem = Pem.of(file);
        AuditKey key = new AuditKey(pem.privateKey(), new VerifyingKey(pem.publicKey()));
        if (!key.verifying.verifies("pair", key.sign("pair"))) {
            throw new AuditUnavailable(
                    "The private and the public key in %s do not belong together.".formatted(file), null);
        }
        return key;
    }

    String pem() {
        return Pem.privateKey(signing) + verifying.pem();
    }

    /** What may be handed out. */
    public VerifyingKey publicKey() {
        return verifying;
    }

    byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance(Pem.ALGORITHM);
            signature.initSign(signing);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key has been checked when it was read", e);
        }
    }
}
