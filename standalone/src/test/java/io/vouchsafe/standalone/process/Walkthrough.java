package io.vouchsafe.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page in Markdown tells its reader to type in, and what the reader is to see then: the blocks fenced as {@code console}. A line that
 * begins with {@code $} is a command, {@code >} continues it, all others are its output. An indented line of the output continues the one
 * before, and {@code …} stands for anything.
 */
final class Walkthrough {

    private static final String ANYTHING = "…";

    /**
     * A command and its output.
     *
     * @param place file and line
     * @param output line by line, without blank ones
     */
    record Step(String place, String command, List<String> output) {

        /** Whether this is what was to be seen. Blank lines, and blanks at the ends of lines, do not matter. */
        boolean shows(List<String> seen) {
            List<String> lines = seen.stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.size() != output.size()) {
                return false;
            }
            for (int i = 0; i < lines.size(); i++) {
                if (!pattern(output.get(i)).matcher(lines.get(i)).matches()) {
                    return false;
                }
            }
            return true;
        }

        private static Pattern pattern(String line) {
            return Pattern.compile(
                    Stream.of(line.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private String place = "";
    private String command = "";
    private final List<String> output = new ArrayList<>();

    private Walkthrough(String name) {
        this.name = name;
    }

    /** The steps of a page, in its order. */
    static List<Step> steps(Path page) {
        try {
            Walkthrough walkthrough = new Walkthrough(page.getFileName().toString());
            walkthrough.read(Files.readAllLines(page));
            return walkthrough.steps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(List<String> lines) {
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                end();
                inside = line.equals("```console");
            } else if (inside) {
                line(i + 1, line);
            }
        }
        end();
    }

    private void line(int number, String line) {
        if (line.startsWith("$ ")) {
            end();
            place = name + ":" + number;
            command = line.substring(2);
        } else if (line.startsWith("> ")) {
            command += "\n" + line.substring(2);
        } else if (line.startsWith(" ") && !output.isEmpty()) {
            output.add(output.removeLast() + line.strip());
        } else if (!line.isBlank()) {
            output.add(line.strip());
        }
    }

    private void end() {
        if (!command.isEmpty()) {
            steps.add(new Step(place, command, List.copyOf(output)));
        }
        command = "";
        output.clear();
    }
}
