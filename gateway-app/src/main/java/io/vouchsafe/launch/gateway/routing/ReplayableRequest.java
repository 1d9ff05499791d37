package io.vouchsafe.launch.gateway.routing;

import io.vouchsafe.contract.error.ApiFailure;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A request whose body is in memory, so that it can be sent more than once. */
final class ReplayableRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    private ReplayableRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /**
     * Reads the body.
     *
     * @throws ApiFailure.Malformed if there is more of it than that
     */
    static ReplayableRequest of(HttpServletRequest request, int maxBytes) throws IOException {
        byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw ApiFailure.Malformed.tooLarge(maxBytes);
        }
        return new ReplayableRequest(request, body);
    }

    /** From the beginning, each time. */
    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
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
                throw new IllegalStateException("a body in memory is read at once");
            }

            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return bytes.read(into, offset, length);
            }
        };
    }
}
