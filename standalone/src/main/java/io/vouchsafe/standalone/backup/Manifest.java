package io.vouchsafe.standalone.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, as its last entry says it.
 *
 * @param format version of the file's form, {@link #FORMAT}
 * @param product version of Vouchsafe that made it
 * @param madeAt when, by the clock of the machine that made it
 * @param head where the chain of hashes stood
 * @param schemas version of each schema, by its name, in the order in which they are made
 * @param tables in an order in which foreign keys hold
 * @param sequences what the database counts by
 * @param auditFiles checkpoints and public keys of the data folder, never the key that signs
 */
record Manifest(
        int format,
        String product,
        Instant madeAt,
        Head head,
        Map<String, String> schemas,
        List<Table> tables,
        List<Sequence> sequences,
        List<Content> auditFiles) {

    /** The one form there is. */
    static final int FORMAT = 1;

    /**
     * The last link of the chain.
     *
     * @param commit its number
     * @param position global index of its last event
     * @param hash in hexadecimal
     */
    record Head(long commit, long position, String hash) {}

    /**
     * An entry of the file.
     *
     * @param entry its name
     * @param bytes when unpacked
     * @param sha256 of those, in hexadecimal
     */
    record Content(String entry, long bytes, String sha256) {}

    /**
     * A table.
     *
     * @param columns in the order in which they stand in the entry
     * @param partition what it is a partition of; {@code null} for one that stands for itself
     * @param content its rows in PostgreSQL's text format of COPY
     */
    record Table(
            String schema,
            String name,
            List<String> columns,
            @Nullable Partition partition,
            long rows,
            Content content) {

        /** As it is shown. */
        String label() {
            return schema + "." + name;
        }
    }

    /**
     * The days that a partition holds.
     *
     * @param from the first, as in 2026-11-01
     * @param to the first that it does not hold
     */
    record Partition(String parent, String from, String to) {}

    /** The last number that a sequence has given. */
    record Sequence(String schema, String name, long last) {}

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    byte[] json() {
        return mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /**
     * Reads one.
     *
     * @throws UnusableBackup if it is none, or of a form that this Vouchsafe does not know
     */
    static Manifest parse(byte[] json) {
        try {
            int format = mapper().readTree(json).path("format").asInt(0);
            if (format != FORMAT) {
                throw new UnusableBackup(
                        "it is of form %d, and this Vouchsafe reads form %d".formatted(format, FORMAT));
            }
            return mapper().readValue(json, Manifest.class);
        } catch (JacksonException e) {
            throw new UnusableBackup("its manifest makes no sense: " + e.getOriginalMessage());
        }
    }

    /** Rows of all tables. */
    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
