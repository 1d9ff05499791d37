package io.vouchsafe.contract.input;

import io.vouchsafe.contract.error.ApiFailure;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A request whose body is in memory, so that it can be read more than once. */
public final class KeptBody extends HttpServletRequestWrapper {

    private final byte[] bytes;

    private KeptBody(HttpServletRequest request, byte[] bytes) {
        super(request);
        this.bytes = bytes;
    }

    /**
     * Reads the body.
     *
     * @throws ApiFailure.Malformed if there is more of it than that
     */
    public static KeptBody of(HttpServletRequest request, int maxBytes) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw ApiFailure.Malformed.tooLarge(maxBytes);
        }
        return new KeptBody(request, bytes);
    }

    /** From the beginning, each time. */
    @Override
    public ServletInputStream getInputStream() {
        return new Bytes(new ByteArrayInputStream(bytes));
    }

    /** What the body is, not a copy of it: to be read only. */
    public byte[] bytes() {
        return bytes;
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
