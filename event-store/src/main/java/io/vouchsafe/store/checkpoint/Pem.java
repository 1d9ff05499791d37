package io.vouchsafe.store.checkpoint;

import io.vouchsafe.store.chain.AuditUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A file of keys as OpenSSL writes them: PKCS #8 and SubjectPublicKeyInfo, each in base64 between its two lines. */
record Pem(Path file, String text) {

    static final String ALGORITHM = "Ed25519";

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE = 64;

    static Pem of(Path file) {
        try {
            return new Pem(file, Files.readString(file));
        } catch (IOException e) {
            throw new AuditUnavailable("The key %s cannot be read: %s".formatted(file, e), e);
        }
    }

    PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(block(PRIVATE)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(PRIVATE, e);
        }
    }

    PublicKey publicKey() {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(block(PUBLIC)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(PUBLIC, e);
        }
    }

    private byte[] block(String name) {
        String begin = begin(name);
        int start = text.indexOf(begin);
        int end = text.indexOf(end(name));
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("there is no line " + begin);
        }
        return Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
    }

    private AuditUnavailable unusable(String name, Exception cause) {
        return new AuditUnavailable(
                "%s holds no Ed25519 %s: %s"
                        .formatted(file, name.toLowerCase(java.util.Locale.ROOT), cause.getMessage()),
                cause);
    }

    private static String begin(String name) {
        return "-----BEGIN " + name + "-----";
    }

    private static String end(String name) {
        return "-----END " + name + "-----";
    }

    static String privateKey(PrivateKey key) {
        return block(PRIVATE, key.getEncoded());
    }

    static String publicKey(PublicKey key) {
        return block(PUBLIC, key.getEncoded());
    }

    private static String block(String name, byte[] content) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return begin(name) + "\n" + base64 + "\n" + end(name) + "\n";
    }
}
