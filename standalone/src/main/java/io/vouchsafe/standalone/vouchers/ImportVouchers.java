package io.vouchsafe.standalone.vouchers;

import io.vouchsafe.command.voucher.file.RawRows;
import io.vouchsafe.command.voucher.file.RawRows.RawRow;
import io.vouchsafe.contract.resource.ImportSummary;
import io.vouchsafe.standalone.report.Progress;
import io.vouchsafe.standalone.report.Terminal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code vouchers import}: sends a file in parts, each a request of its own with the header row repeated, so that a file of any size needs
 * no long request, and what went wrong needs to be sent again only in part. Never holds more than a part.
 */
@Command(
        name = "import",
        description = "Imports a CSV file of codes into a campaign.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "The file begins with a header row that names the column code and, if wanted, customer_identifier; UTF-8,",
            "separated by commas. Of rows with the same code the first counts. Importing a file again is harmless: rows",
            "that are in already are reported as invalid.",
            "",
            "Leaves with 0 when every row became a voucher, 1 when it stopped before the end, 2 for arguments that make no",
            "sense, and 3 when it came to the end and some rows were invalid."
        })
final class ImportVouchers implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int STOPPED = 1;
    private static final int SOME_INVALID = 3;
    private static final int MAX_ROWS = 10_000;
    private static final int SHOWN = 10;

    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "FILE", description = "The file; - is standard input.")
    private String file = "-";

    @Option(names = "--campaign", required = true, paramLabel = "ID", description = "The discount campaign's id.")
    private long campaign;

    @Option(
            names = "--rows-per-request",
            paramLabel = "N",
            defaultValue = "10000",
            description =
                    "Rows that one request carries, up to 10000 (default), of which the server lists every invalid one.")
    private int rowsPerRequest = MAX_ROWS;

    @Option(
            names = "--invalid-rows",
            paramLabel = "FILE",
            description = "A new file for the invalid rows, under the header row; else the first ten are shown.")
    private @Nullable Path invalidRows;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private long valid;
    private long invalid;
    private long sent;

    @Override
    public Integer call() throws IOException {
        if (rowsPerRequest < 1 || rowsPerRequest > MAX_ROWS) {
            throw new ParameterException(
                    spec.commandLine(), "--rows-per-request must be between 1 and %d.".formatted(MAX_ROWS));
        }
        Server server = connection.open();
        PrintWriter errors = spec.commandLine().getErr();
        Progress progress = new Progress(errors, Terminal.is(), "rows");
        try (Counted in = open();
                InvalidRows refused = InvalidRows.into(invalidRows, spec)) {
            send(new Job(server, in, refused, progress));
            progress.done(sent);
            refused.show(errors, SHOWN);
        } catch (CannotFinish cannot) {
            progress.say(cannot.explanation());
            progress.say(
                    "Stopped: %,d rows are imported so far, %,d were invalid; importing the file again goes on from there."
                            .formatted(valid, invalid));
            return STOPPED;
        }
        spec.commandLine().getOut().printf("%d imported, %d invalid%n", valid, invalid);
        return invalid == 0 ? DONE : SOME_INVALID;
    }

    private record Job(Server server, Counted in, InvalidRows refused, Progress progress) {}

    private Counted open() throws IOException {
        if (file.equals("-")) {
            return new Counted(System.in, 0);
        }
        try {
            Path path = Path.of(file);
            return new Counted(Files.newInputStream(path), Files.size(path));
        } catch (NoSuchFileException missing) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file + ".", missing);
        }
    }

    private void send(Job job) throws IOException {
        RawRows rows = new RawRows(new InputStreamReader(job.in(), StandardCharsets.UTF_8));
        RawRow header = rows.next();
        if (header == null || header.tooLong()) {
            throw new CannotFinish("The file is empty, or its header row is too long.");
        }
        job.refused().header(header.text());
        List<String> part = new ArrayList<>();
        for (RawRow row = rows.next(); row != null; row = rows.next()) {
            if (row.tooLong()) {
                // What was cut off cannot be sent on; the server would refuse the row for its length.
                invalid++;
                sent++;
                job.refused().add(row.text());
                continue;
            }
            part.add(row.text());
            if (part.size() == rowsPerRequest) {
                send(header.text(), part, job);
                part.clear();
            }
        }
        // A file without rows is sent as well, so that its header is judged.
        if (!part.isEmpty() || sent == 0) {
            send(header.text(), part, job);
        }
    }

    private void send(String header, List<String> part, Job job) {
        String body = header + "\n" + String.join("\n", part) + "\n";
        ImportSummary summary = job.server()
                .post(
                        "/api/v1.0/campaigns/" + campaign + "/vouchers/import",
                        new Server.Body("text/csv", body),
                        answer -> job.server().json().readValue(answer, ImportSummary.class),
                        job.progress()::say);
        valid += summary.validRowsCount();
        invalid += summary.invalidRowsCount();
        sent += part.size();
        summary.invalidRows().forEach(job.refused()::add);
        job.progress().at(sent, job.in().part());
    }

    /** Counts what is read, to tell how much is left. */
    private static final class Counted extends FilterInputStream {

        private final long size;
        private long read;

        private Counted(InputStream in, long size) {
            super(in);
            this.size = size;
        }

        private double part() {
            return size == 0 ? 0 : (double) read / size;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            read += Math.max(some, 0);
            return some;
        }
    }
}
