package io.vouchsafe.store.checkpoint;

import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.chain.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A signed statement that the chain had this hash at this link. Whoever keeps one can later see whether anything up to there was changed or cut
 * off, also by somebody who has the whole database.
 *
 * @param number of the link
 * @param position global index of its last event
 * @param hash of the link
 * @param at when it was made
 * @param key fingerprint of the key that signed it
 * @param signature of {@link #statement}
 */
public record Checkpoint(long number, long position, Sha256 hash, Instant at, String key, Signature signature) {

    private static final String TITLE = "vouchsafe checkpoint 1";
    private static final List<String> NAMES = List.of("number", "position", "hash", "at", "key", "signature");

    /** Bytes of an Ed25519 signature, in base64. */
    record Signature(String base64) {

        static Signature of(byte[] bytes) {
            return new Signature(Base64.getEncoder().encodeToString(bytes));
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /** Signs where a chain stands. */
    public static Checkpoint sign(Head head, AuditKey key) {
        String fingerprint = key.publicKey().fingerprint();
        String statement = statement(head.number(), head.position(), head.hash(), head.at(), fingerprint);
        return new Checkpoint(
                head.number(), head.position(), head.hash(), head.at(), fingerprint, Signature.of(key.sign(statement)));
    }

    /** Whether the key has signed exactly this. */
    public boolean isSignedBy(VerifyingKey verifying) {
        return verifying.verifies(statement(number, position, hash, at, key), signature.bytes());
    }

    private static String statement(long number, long position, Sha256 hash, Instant at, String key) {
        return "%s\nnumber %d\nposition %d\nhash %s\nat %s\nkey %s\n"
                .formatted(TITLE, number, position, hash.hex(), at, key);
    }

    /** The lines of its file: those that are signed, and the signature. */
    public String text() {
        return statement(number, position, hash, at, key) + "signature " + signature.base64() + "\n";
    }

    /**
     * Reads one from its file.
     *
     * @throws AuditUnavailable if it is none
     */
    public static Checkpoint load(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new AuditUnavailable("The checkpoint %s cannot be read: %s".formatted(file, e), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new AuditUnavailable("%s is no checkpoint: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Checkpoint parse(String text) {
        List<String> lines = Arrays.asList(text.strip().split("\\R", -1));
        if (lines.size() != NAMES.size() + 1 || !lines.getFirst().equals(TITLE)) {
            throw new IllegalArgumentException(
                    "it must have %d lines, the first '%s'".formatted(NAMES.size() + 1, TITLE));
        }
        Checkpoint checkpoint = new Checkpoint(
                Long.parseLong(value(lines, 1)),
                Long.parseLong(value(lines, 2)),
                Sha256.parse(value(lines, 3)),
                Instant.parse(value(lines, 4)),
                value(lines, 5),
                new Signature(value(lines, 6)));
        checkpoint.signature.bytes();
        return checkpoint;
    }

    private static String value(List<String> lines, int line) {
        String begin = NAMES.get(line - 1) + " ";
        if (!lines.get(line).startsWith(begin)) {
            throw new IllegalArgumentException("line %d must begin with '%s'".formatted(line + 1, begin));
        }
        return lines.get(line).substring(begin.length());
    }
}
