package io.vouchsafe.command.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body of any size, digested while the controller reads it. A form with files in it is drawn up anew by each repetition, with another boundary
 * between its parts, so that the boundary does not count.
 */
final class StreamedBody extends HttpServletRequestWrapper implements SentBody {

    private final Fingerprint digest;
    private final @Nullable FormDigest form;
    private @Nullable Digested stream;
    private @Nullable String fingerprint;

    StreamedBody(HttpServletRequest request) {
        super(request);
        String query = request.getQueryString();
        this.digest = new Fingerprint().add(query == null ? "" : query);
        this.form = FormDigest.of(request.getContentType(), digest);
    }

    @Override
    public HttpServletRequest request() {
        return this;
    }

    /** Reads on to the end: only then does a client that is still sending listen. */
    @Override
    public String fingerprint() throws IOException {
        if (fingerprint == null) {
            getInputStream().transferTo(OutputStream.nullOutputStream());
            fingerprint = digest.hex();
        }
        return fingerprint;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new Digested(super.getInputStream());
        }
        return stream;
    }

    private final class Digested extends ServletInputStream {

        private final ServletInputStream in;

        Digested(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0 && form != null) {
                form.portion(into, offset, count);
            } else if (count > 0) {
                digest.portion(into, offset, count);
            }
            return count;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read by threads that wait");
        }
    }
}
