package io.vouchsafe.command.voucher.file;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The file in a request: its whole body, or the part {@code file} of a form (contract §5.2, #5). Forms are taken apart here and not by the web framework,
 * which would put the file on the disk first; of a form, what comes before the file is read over and what follows it is not read.
 */
final class Upload {

    private static final String FIELD = "file";

    private Upload() {}

    /**
     * The file, to be read as it arrives. More than {@code maxBytes} are answered with 413 when they are met.
     *
     * @throws IOException if the body ends early, or is no form though it says so
     */
    static InputStream open(HttpServletRequest request, long maxBytes) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw ApiFailure.Malformed.tooLarge(maxBytes);
        }
        String type = request.getContentType();
        InputStream file = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                ? part(request)
                : request.getInputStream();
        if (file == null) {
            throw new ApiFailure.Invalid(
                    "File is invalid",
                    List.of(Refusal.of(FIELD, RefusalCode.REQUIRED, "is required: the form has no part of this name")));
        }
        return new Limited(file, maxBytes);
    }

    private static @Nullable InputStream part(HttpServletRequest request) throws IOException {
        FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (FIELD.equals(part.getFieldName())) {
                return part.openStream();
            }
        }
        return null;
    }

    private static final class Limited extends FilterInputStream {

        private final long maxBytes;
        private long read;

        private Limited(InputStream in, long maxBytes) {
            super(in);
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            count(some);
            return some;
        }

        private void count(int some) {
            read += Math.max(some, 0);
            if (read > maxBytes) {
                throw ApiFailure.Malformed.tooLarge(maxBytes);
            }
        }
    }
}
