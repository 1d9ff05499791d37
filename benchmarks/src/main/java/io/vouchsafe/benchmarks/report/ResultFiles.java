package io.vouchsafe.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that a run leaves behind: a section of {@code RESULTS.md} for people, of which everything outside its marks is left alone so that
 * notes can stand beside it, and JSON for programs.
 */
public final class ResultFiles {

    private static final String TITLE =
            "# Results\n\nWhat the last runs of the benchmarks measured, and notes on why.\n";

    private final Path folder;
    private final String name;

    /**
     * Files of one benchmark.
     *
     * @param folder of the module
     */
    public ResultFiles(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Replaces what the last run left. */
    public void write(String section, Object result) {
        Path people = folder.resolve("RESULTS.md");
        Path programs = folder.resolve("results").resolve(name + ".json");
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        try {
            String before = Files.exists(people) ? Files.readString(people, UTF_8) : TITLE;
            Files.writeString(people, withSection(before, name, section), UTF_8);
            Files.createDirectories(programs.getParent());
            Files.writeString(programs, json.writeValueAsString(result) + "\n", UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with what stands between the marks of a name replaced; marks that are missing are added at the end. */
    static String withSection(String text, String name, String section) {
        String begin = "<!-- " + name + ": begin -->";
        String end = "<!-- " + name + ": end -->";
        String marked = begin + "\n" + section.strip() + "\n" + end;
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            return text.stripTrailing() + "\n\n" + marked + "\n";
        }
        return text.substring(0, from) + marked + text.substring(to + end.length());
    }
}
