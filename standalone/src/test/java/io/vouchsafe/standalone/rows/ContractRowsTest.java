package io.vouchsafe.standalone.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every row of the contract's tables has a test that names it. The rows stand in {@code contract-rows.txt}. A text in the source of a test that
 * begins with § is the name of a test, or of one of its cases, and begins with the key of the row that it shows, then a colon.
 */
class ContractRowsTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "..");
    private static final Pattern LINE = Pattern.compile("(§[^:=]+?)(?: = (§[^:=]+))?: (\\S.*)");
    private static final Pattern TEXT = Pattern.compile("\"(§(?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NAME = Pattern.compile("(§\\d+(?:\\.\\d+)?(?: [^:]+)?): .*");

    /**
     * A line of the list.
     *
     * @param like the key of the row whose tests show this one too; {@code null} if it has tests of its own
     */
    private record Row(String key, @Nullable String like) {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (InputStream list = ContractRowsTest.class.getResourceAsStream("contract-rows.txt")) {
            String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    Matcher parts = LINE.matcher(line);
                    assertThat(parts.matches()).as(line).isTrue();
                    rows.add(new Row(parts.group(1), parts.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** The names of tests that begin with §, in the sources of all modules. */
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        TEXT.matcher(Files.readString(file)).results().forEach(text -> names.add(text.group(1)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static String key(String name) {
        Matcher parts = NAME.matcher(name);
        assertThat(parts.matches()).as("a key, a colon, a blank: %s", name).isTrue();
        return parts.group(1);
    }

    @Test
    void listsEachRowOnce() {
        assertThat(rows()).extracting(Row::key).doesNotHaveDuplicates().hasSizeGreaterThan(250);
    }

    @Test
    void hasATestThatNamesEachRow() {
        List<String> named = names().stream().map(ContractRowsTest::key).toList();

        assertThat(rows().stream()
                        .map(row -> row.like() == null ? row.key() : row.like())
                        .distinct())
                .isSubsetOf(named);
    }

    @Test
    void namesNoRowThatIsNotListed() {
        assertThat(names().stream().map(ContractRowsTest::key).distinct())
                .isSubsetOf(rows().stream().map(Row::key).toList());
    }
}
