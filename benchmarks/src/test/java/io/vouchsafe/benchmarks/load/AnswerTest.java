package io.vouchsafe.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 422 \r\nContent-Length: 4\r\n\r\nnope",
                "HTTP/1.1 422 \r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnope\r\n0\r\n\r\n",
                "HTTP/1.1 422 \r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 422 \r\nDate: now\r\n\r\n"
            })
    void isCompleteWithItsLastByteAndNotBefore(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        Answer answer = new Answer();

        for (int end = 0; end < bytes.length; end++) {
            assertThat(answer.status(bytes, end)).as("after %d bytes", end).isZero();
        }
        assertThat(answer.status(bytes, bytes.length)).isEqualTo(422);
    }

    @Test
    void saysWhenItIsTheLastOfItsConnection() {
        assertThat(after("HTTP/1.1 200 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .lastOfConnection())
                .isTrue();
        assertThat(after("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n").lastOfConnection())
                .isFalse();
    }

    private static Answer after(String text) {
        Answer answer = new Answer();
        byte[] bytes = text.getBytes(US_ASCII);
        answer.status(bytes, bytes.length);
        return answer;
    }
}
