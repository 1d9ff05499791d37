package io.vouchsafe.command.idempotency;

import io.vouchsafe.contract.error.ApiFailure;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** A body of bounded size, held in memory. */
final class WholeBody extends HttpServletRequestWrapper implements SentBody {

    private final byte[] bytes;
    private final String fingerprint;

    private WholeBody(HttpServletRequest request, byte[] bytes, String fingerprint) {
        super(request);
        this.bytes = bytes;
        this.fingerprint = fingerprint;
    }

    /** Reads it; one of more than so many bytes is refused. */
    static WholeBody read(HttpServletRequest request, JsonMapper json, int maxBytes) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw ApiFailure.Malformed.tooLarge(maxBytes);
        }
        return new WholeBody(request, bytes, Fingerprint.of(request.getQueryString(), bytes, json));
    }

    @Override
    public HttpServletRequest request() {
        return this;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Bytes(new ByteArrayInputStream(bytes));
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Bytes(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read by threads that wait");
        }
    }
}
