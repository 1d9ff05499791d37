package io.vouchsafe.standalone.vouchers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The rows that became no vouchers: kept in a file, or the first few in memory. */
final class InvalidRows implements AutoCloseable {

    private static final int REMEMBERED = 100;

    private final @Nullable Writer file;
    private final List<String> first = new ArrayList<>();

    private InvalidRows(@Nullable Writer file) {
        this.file = file;
    }

    /** Into a new file, or into memory where none is wanted. */
    static InvalidRows into(@Nullable Path path, CommandSpec spec) throws IOException {
        if (path == null) {
            return new InvalidRows(null);
        }
        try {
            return new InvalidRows(Files.newBufferedWriter(path, StandardOpenOption.CREATE_NEW));
        } catch (FileAlreadyExistsException exists) {
            throw new ParameterException(spec.commandLine(), "There is a file " + path + " already.", exists);
        }
    }

    void header(String header) {
        write(header);
    }

    void add(String row) {
        if (file == null && first.size() < REMEMBERED) {
            first.add(row);
        }
        write(row);
    }

    private void write(String row) {
        if (file != null) {
            try {
                file.write(row + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Shows the first few, if they went into no file. */
    void show(PrintWriter out, int count) {
        if (!first.isEmpty()) {
            out.println("Invalid rows, the first " + Math.min(count, first.size()) + ":");
            first.stream().limit(count).forEach(row -> out.println("  " + row));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
