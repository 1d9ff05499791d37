package io.vouchsafe.command.idempotency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A form is the same request whatever line separates its parts, and however it arrives. */
class FormDigestTest {

    private static String form(String boundary, String file) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"codes.csv\"\r\n\r\n" + file + "\r\n--"
                + boundary + "--\r\n";
    }

    private static String digest(String boundary, String body, int portion) {
        Fingerprint fingerprint = new Fingerprint();
        FormDigest form =
                Objects.requireNonNull(FormDigest.of("multipart/form-data; boundary=" + boundary, fingerprint));
        byte[] bytes = body.getBytes(ISO_8859_1);
        for (int from = 0; from < bytes.length; from += portion) {
            form.portion(bytes, from, Math.min(portion, bytes.length - from));
        }
        return fingerprint.hex();
    }

    private static String digest(String boundary, String file) {
        return digest(boundary, form(boundary, file), Integer.MAX_VALUE / 2);
    }

    @Test
    void doesNotDependOnWhatSeparatesTheParts() {
        assertThat(digest("one", "code\nA-1\n")).isEqualTo(digest("a-quite-different-2", "code\nA-1\n"));
        assertThat(digest("\"quoted\"", form("quoted", "code\nA-1\n"), 100)).isEqualTo(digest("one", "code\nA-1\n"));
    }

    @Test
    void dependsOnEveryByteElse() {
        String one = digest("b", "code\nA-1\n");
        assertThat(digest("b", "code\nA-2\n")).isNotEqualTo(one);
        assertThat(digest("b", "code\nA-1")).isNotEqualTo(one);
        assertThat(digest("b", "code\n-A-1\n")).isNotEqualTo(digest("b", "code\nA-1-\n"));
        assertThat(digest("b", "code\n--A\n")).isNotEqualTo(digest("b", "code\n-A\n"));
    }

    @Test
    void countsThePartsThoughNotTheLinesBetweenThem() {
        assertThat(digest("b", "--b\r\nx\r\n", 100)).isNotEqualTo(digest("b", "x\r\n", 100));
    }

    @Test
    void doesNotDependOnThePortionsThatItComesIn() {
        String body = form("bound", "code\n--boun\n-\n--\n\nA-1\r\n--bound-ary is no code\n");
        String whole = digest("bound", body, body.length());
        for (int portion = 1; portion < body.length(); portion++) {
            assertThat(digest("bound", body, portion))
                    .as("in portions of %d", portion)
                    .isEqualTo(whole);
        }
    }

    @Test
    void isNotTakenOfWhatIsNoForm() {
        Fingerprint fingerprint = new Fingerprint();
        assertThat(FormDigest.of(null, fingerprint)).isNull();
        assertThat(FormDigest.of("text/csv", fingerprint)).isNull();
        assertThat(FormDigest.of("multipart/form-data", fingerprint)).isNull();
        assertThat(FormDigest.of("nonsense; boundary=x", fingerprint)).isNull();
    }
}
