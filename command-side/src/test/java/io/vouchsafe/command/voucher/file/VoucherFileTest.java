package io.vouchsafe.command.voucher.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.contract.error.ApiFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file of vouchers is read (contract §5.2, #5). */
class VoucherFileTest {

    private static List<Row> rows(String csv) {
        return rows(csv, StandardCharsets.UTF_8);
    }

    private static List<Row> rows(String csv, Charset charset) {
        List<Row> all = new ArrayList<>();
        try {
            VoucherFile file = VoucherFile.open(new ByteArrayInputStream(csv.getBytes(charset)));
            for (List<Row> chunk = file.chunk(); !chunk.isEmpty(); chunk = file.chunk()) {
                all.addAll(chunk);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    private static Row row(String raw, String code) {
        return new Row(raw, code, null);
    }

    @Test
    @DisplayName(
            "§5.2 #5: header row with the columns code (required) and customer_identifier (optional), in any order")
    void readsTheColumnsWhereverTheyStand() {
        assertThat(rows("code\nA\nB")).containsExactly(row("A", "A"), row("B", "B"));
        assertThat(rows("customer_identifier,code\ncust-1,A\n,B\n"))
                .containsExactly(new Row("cust-1,A", "A", "cust-1"), row(",B", "B"));
        assertThat(rows("note, CODE ,\"customer_identifier\"\nx, A , cust-1 \n"))
                .containsExactly(new Row("x, A , cust-1 ", "A", "cust-1"));
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        assertThat(rows("\uFEFFcode\r\n\r\n\"A\"\r\n   \r\nB\r\n")).containsExactly(row("\"A\"", "A"), row("B", "B"));
        assertThat(rows("code\rA\rB")).containsExactly(row("A", "A"), row("B", "B"));
        assertThat(rows("code,note\n\"A\"\"1\",\"two\nlines\"\nB,\n"))
                .containsExactly(row("\"A\"\"1\",\"two\nlines\"", "A\"1"), row("B,", "B"));
        assertThat(rows("code\nÄ-€-😀\n")).containsExactly(row("Ä-€-😀", "Ä-€-😀"));
        assertThat(rows("code\nA,,\n")).as("empty fields beyond the header").containsExactly(row("A,,", "A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a\\b",
                "find",
                "..",
                "a;b",
                "\"\"",
                ",cust-1",
                "A,cust-1,more",
                "A,a/b",
                "\"A\"x",
                "\"A",
                "a\0b",
                "a\tb",
                "A,\"c\nd\"",
                "A\uFFFD"
            })
    void refusesARowThatCannotBecomeAVoucher(String raw) {
        assertThat(rows("code,customer_identifier\n" + raw)).containsExactly(Row.unfit(raw));
    }

    @Test
    void refusesRowsThatAreTooLongAndGoesOn() {
        String code = "x".repeat(65);
        String huge = "y".repeat(RawRows.MAX_LENGTH + 1);
        assertThat(rows("code\n" + code + "\n" + huge + "\n\"" + huge + "\n" + huge + "\"\nA\n"))
                .containsExactly(
                        Row.unfit(code),
                        Row.unfit(huge.substring(0, 1_000)),
                        Row.unfit("\"" + huge.substring(0, 999)),
                        row("A", "A"));
    }

    @Test
    void refusesRowsThatAreNoUtf8() {
        assertThat(rows("code\nA\nB\u00e4\nC\n", StandardCharsets.ISO_8859_1))
                .extracting(Row::code)
                .containsExactly("A", null, "C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "A\nB\n", "kode\nA", "code;customer_identifier\nA;B", "code,code\nA,B", "\"code\nA"})
    @DisplayName("§5.2 #5: a file without a header row that names the column code is refused")
    void refusesAFileWithoutItsHeader(String csv) {
        assertThatExceptionOfType(ApiFailure.Invalid.class)
                .isThrownBy(() -> rows(csv))
                .satisfies(refused ->
                        assertThat(refused.refusals().getFirst().attribute()).isEqualTo("file"));
        assertThatExceptionOfType(ApiFailure.Invalid.class).isThrownBy(() -> rows("code\nA", StandardCharsets.UTF_16));
    }

    /** A reader that ran ahead of what is entered would hold the file in memory in the end. */
    @Test
    void readsNoFurtherThanAChunkAndABuffer() throws IOException {
        int rowLength = 20;
        Endless rows = new Endless("code\n", "CODE-%014d\n");
        VoucherFile file = VoucherFile.open(rows);
        for (long entered = 0; entered < 200_000; entered += VoucherFile.CHUNK) {
            assertThat(rows.given).isLessThan(entered * rowLength + 64 * 1024);
            assertThat(file.chunk()).hasSize(VoucherFile.CHUNK);
        }
        Endless quote = new Endless("code\n\"", "CODE-%014d\n");
        quote.limit = 50_000_000;
        assertThat(VoucherFile.open(quote).chunk())
                .as("a quote that is never closed is one row")
                .hasSize(1);
    }

    /** Rows without end, made as they are read. */
    private static final class Endless extends InputStream {
        private final String format;
        private byte[] row;
        private int next;
        private long number;
        private long given;
        private long limit = Long.MAX_VALUE;

        private Endless(String header, String format) {
            this.row = header.getBytes(StandardCharsets.UTF_8);
            this.format = format;
        }

        @Override
        public int read() {
            if (given == limit) {
                return -1;
            }
            if (next == row.length) {
                row = format.formatted(number++).getBytes(StandardCharsets.UTF_8);
                next = 0;
            }
            given++;
            return row[next++];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int read = 0;
            int one = length == 0 ? -1 : read();
            while (one >= 0) {
                bytes[offset + read++] = (byte) one;
                one = read < length ? read() : -1;
            }
            return read == 0 && length > 0 ? -1 : read;
        }
    }
}
