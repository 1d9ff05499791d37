package io.vouchsafe.query.cursor;

import io.vouchsafe.contract.input.QueryInput;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Which page of a list is wanted whose entries have positions among all events.
 *
 * @param after the position that the page before ended with; {@code null} for the first page
 * @param limit 1 to {@link #MOST}
 * @param newestFirst whether it goes back in time
 */
public record CursorPage(@Nullable Long after, int limit, boolean newestFirst) {

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final String NEWEST = "newest";

    /** Reads the parameters of a query. */
    public static CursorPage read(QueryInput query) {
        return new CursorPage(
                query.whole("after"),
                query.whole("limit", 1, MOST, USUAL),
                NEWEST.equals(query.word("order", List.of("oldest", NEWEST))));
    }

    /** The page behind one that ended at a position. */
    public CursorPage next(long position) {
        return new CursorPage(position, limit, newestFirst);
    }

    /** The same with another number of entries. */
    public CursorPage limited(int newLimit) {
        return new CursorPage(after, newLimit, newestFirst);
    }

    /** The {@code Link} to the page behind one that ended at a position, with all other parameters as they were sent. */
    public static String link(HttpServletRequest request, long position) {
        StringBuilder link =
                new StringBuilder("<").append(request.getRequestURL()).append('?');
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            if (!parameter.getKey().equals("after")) {
                for (String value : parameter.getValue()) {
                    link.append(encoded(parameter.getKey()))
                            .append('=')
                            .append(encoded(value))
                            .append('&');
                }
            }
        }
        return link.append("after=").append(position).append(">; rel=\"next\"").toString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
