package io.vouchsafe.standalone.vouchers;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vouchsafe.standalone.report.Progress;
import io.vouchsafe.standalone.report.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command {@code vouchers batch}: generates as many codes as are wanted in several batches, because one may have no more than 50,000 (contract §5.2,
 * #4) and a prefix can be used once. Codes are written as they arrive.
 */
@Command(
        name = "batch",
        description = "Generates codes for a campaign and writes them as CSV.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "More than one batch take the prefixes PREFIX1, PREFIX2 and so on. If it stops, what was written is issued;",
            "go on with --start-at and the number of the first batch that is missing.",
            "",
            "Leaves with 0 when all codes are issued, 1 when it stopped before, and 2 for arguments that make no sense."
        })
final class IssueVouchers implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int STOPPED = 1;
    private static final int MAX_SIZE = 100_000_000;

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--campaign", required = true, paramLabel = "ID", description = "The discount campaign's id.")
    private long campaign;

    @Option(names = "--size", required = true, paramLabel = "N", description = "How many codes.")
    private int size;

    @Option(names = "--prefix", required = true, description = "What the codes begin with.")
    private String prefix = "";

    @Option(
            names = "--code-type",
            defaultValue = "mixed",
            description = "digits, letters or mixed (default: mixed, without what is easily mistaken).")
    private String codeType = "mixed";

    @Option(
            names = "--random-part-length",
            paramLabel = "N",
            defaultValue = "8",
            description = "Characters after the prefix, 3 to 10 (default: 8).")
    private int randomPartLength;

    @Option(names = "--inactive", description = "Issue codes that cannot be redeemed until they are switched on.")
    private boolean inactive;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Codes per batch, no more than the server allows (default: 50000).")
    private int batchSize;

    @Option(
            names = "--start-at",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Number of the first batch, to go on where an earlier run stopped (default: 1).")
    private int startAt;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "A new file for the codes; else they go to standard output.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private long issued;

    @Override
    public Integer call() throws IOException {
        check("--size", size, MAX_SIZE);
        check("--batch-size", batchSize, MAX_SIZE);
        check("--start-at", startAt, MAX_SIZE);
        Server server = connection.open();
        Progress progress = new Progress(spec.commandLine().getErr(), Terminal.is() && output != null, "codes");
        try (CsvWriter csv = open()) {
            csv.writeRecord("code");
            int batches = (int) (((long) size + batchSize - 1) / batchSize);
            for (int number = startAt; number <= batches; number++) {
                int count = (int) Math.min(batchSize, size - (number - 1L) * batchSize);
                issue(server, batches == 1 ? prefix : prefix + number, count, csv, progress);
                csv.flush();
                progress.at(issued, (double) number / batches);
            }
        } catch (CannotFinish cannot) {
            progress.say(cannot.explanation());
            progress.say("Stopped: %,d codes are issued and written.".formatted(issued));
            return STOPPED;
        }
        progress.done(issued);
        return DONE;
    }

    private void check(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be between 1 and %d, not %d.".formatted(option, max, value));
        }
    }

    private CsvWriter open() throws IOException {
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            return CsvWriter.builder().build(out);
        }
        try {
            return CsvWriter.builder().build(output, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException exists) {
            throw new ParameterException(spec.commandLine(), "There is a file " + output + " already.", exists);
        }
    }

    private void issue(Server server, String batchPrefix, int count, CsvWriter csv, Progress progress) {
        ObjectNode body = server.json()
                .createObjectNode()
                .put("active", !inactive)
                .put("size", count)
                .put("code_type", codeType)
                .put("random_part_length", randomPartLength)
                .put("prefix", batchPrefix);
        List<String> codes = server.post(
                "/api/v1.0/campaigns/" + campaign + "/vouchers/batch",
                new Server.Body("application/json", server.json().writeValueAsString(body)),
                answer -> codes(server, answer),
                progress::say);
        // Only now: an answer that broke off in the middle is asked for again.
        codes.forEach(csv::writeRecord);
        issued += codes.size();
    }

    /** The codes in a list of vouchers, read as it arrives. */
    private static List<String> codes(Server server, InputStream answer) {
        List<String> codes = new ArrayList<>();
        int depth = 0;
        try (JsonParser vouchers = server.json().createParser(answer)) {
            for (JsonToken token = vouchers.nextToken(); token != null; token = vouchers.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    depth++;
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                } else if (token == JsonToken.PROPERTY_NAME
                        && depth == 1
                        && vouchers.currentName().equals("code")) {
                    vouchers.nextToken();
                    codes.add(vouchers.getString());
                }
            }
        }
        return codes;
    }
}
