package io.vouchsafe.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * How pages are sent.
 *
 * @param cacheControl for how long browsers may go on without asking
 * @param headers further ones, such as what the browser may do with the page
 */
public record PageAnswer(String cacheControl, Map<String, String> headers) {

    /** The browser asks each time, and is told whether anything has changed. */
    public static final String ASK = "no-cache";

    /** Whether a request only reads. */
    public static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Sends a page, unless the browser has it already. */
    public void send(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = page.tag();
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.setHeader(HttpHeaders.ETAG, tag);
        headers.forEach(response::setHeader);
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(page.type());
        response.setContentLength(page.length());
        if (request.getMethod().equals("GET")) {
            page.writeTo(response.getOutputStream());
        }
    }
}
