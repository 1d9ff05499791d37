package io.vouchsafe.store.audit;

import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.chain.ChainVisitor;
import io.vouchsafe.store.chain.ChainedEvent;
import io.vouchsafe.store.chain.Digests;
import io.vouchsafe.store.chain.EventContent;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.chain.Link;
import io.vouchsafe.store.chain.Sha256;
import io.vouchsafe.store.chain.StoredChain;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chain in a file, to be checked without a database: one JSON object a line. The first says what it is and how far it goes, then comes each link with
 * its events behind it, and the last says that it is complete. Payload and metadata are texts, so that every byte of them stays as it was hashed.
 */
public final class ChainExport {

    private static final String FORMAT = "vouchsafe-chain-1";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    public ChainExport(Path file) {
        this.file = file;
    }

    /**
     * Writes the chain up to a head, line by line; a file of that name is replaced.
     *
     * @throws AuditUnavailable if the file cannot be written
     */
    public void write(StoredChain chain, Head head) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            Lines lines = new Lines(out);
            lines.write(JSON.createObjectNode()
                    .put("format", FORMAT)
                    .put("number", head.number())
                    .put("position", head.position())
                    .put("at", head.at().toString()));
            chain.show(Link.GENESIS, head, lines);
            lines.write(JSON.createObjectNode().put("end", head.number()));
        } catch (IOException | UncheckedIOException e) {
            throw new AuditUnavailable("The export %s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    private record Lines(BufferedWriter out) implements ChainVisitor {

        void write(ObjectNode line) {
            try {
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void link(Link link) {
            write(JSON.createObjectNode()
                    .put("link", link.number())
                    .put("first", link.first())
                    .put("last", link.last())
                    .put("digests", link.digests().hex())
                    .put("hash", link.hash().hex()));
        }

        @Override
        public void event(ChainedEvent event) {
            EventContent content = event.content();
            write(JSON.createObjectNode()
                    .put("index", event.index())
                    .put("stream", content.stream())
                    .put("sequence", content.sequence())
                    .put("type", content.type())
                    .put("revision", content.revision())
                    .put("at", content.at().toString())
                    .put("metadata", content.metaData())
                    .put("payload", content.payload()));
        }
    }

    /**
     * Checks what is in the file.
     *
     * @throws AuditUnavailable if it cannot be read, or is no such export
     */
    public Verdict check(ChainCheck check) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            long number = 0;
            JsonNode head = null;
            boolean complete = false;
            for (String text = in.readLine(); text != null && !complete; text = in.readLine()) {
                number++;
                JsonNode line = parse(text, number);
                if (head == null) {
                    head = requireHead(line);
                } else if (line.has("end")) {
                    complete = true;
                } else {
                    show(line, number, check);
                }
            }
            check.mustReach(requireHead(head).get("number").asLong(), "the first line of the export");
            if (!complete) {
                check.breaksOff();
            }
            return check.verdict();
        } catch (IOException e) {
            throw new AuditUnavailable("The export %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private JsonNode requireHead(@Nullable JsonNode line) {
        if (line == null
                || !FORMAT.equals(line.path("format").asString(""))
                || !line.path("number").isIntegralNumber()) {
            throw new AuditUnavailable("%s does not begin like an export of a chain.".formatted(file), null);
        }
        return line;
    }

    private JsonNode parse(String text, long number) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw unreadable(number, e);
        }
    }

    private void show(JsonNode line, long number, ChainCheck check) {
        try {
            if (line.has("link")) {
                check.link(new Link(
                        line.required("link").asLong(),
                        line.required("first").asLong(),
                        line.required("last").asLong(),
                        Digests.parse(line.required("digests").asString()),
                        Sha256.parse(line.required("hash").asString())));
            } else {
                check.event(new ChainedEvent(
                        line.required("index").asLong(),
                        new EventContent(
                                line.required("stream").asString(),
                                line.required("sequence").asLong(),
                                line.required("type").asString(),
                                line.required("revision").asString(),
                                line.required("payload").asString(),
                                line.required("metadata").asString(),
                                Instant.parse(line.required("at").asString()))));
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw unreadable(number, e);
        }
    }

    private AuditUnavailable unreadable(long number, RuntimeException cause) {
        return new AuditUnavailable(
                "Line %d of %s is neither a link nor an event: %s".formatted(number, file, cause.getMessage()), cause);
    }
}
