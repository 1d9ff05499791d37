package io.vouchsafe.contract.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/** Answers with one page of a list: {@code Total-Count} always, {@code Link} where there is more than one page (contract §1.3). */
public final class PageLinks {

    private static final String TOTAL_COUNT = "Total-Count";

    private PageLinks() {}

    /**
     * The answer to a request for a page.
     *
     * @param rows the page itself
     * @param total the length of the whole list
     */
    public static <T> ResponseEntity<List<T>> answer(
            HttpServletRequest request, PageRequest page, List<T> rows, long total) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(TOTAL_COUNT, Long.toString(total));
        long pages = (total + page.perPage() - 1) / page.perPage();
        if (pages > 1) {
            answer.header(HttpHeaders.LINK, links(request, page, pages));
        }
        return answer.body(rows);
    }

    private static String links(HttpServletRequest request, PageRequest page, long pages) {
        String base = base(request);
        List<String> links = new ArrayList<>();
        if (page.page() > 1) {
            links.add(link(base, page, 1, "first"));
            links.add(link(base, page, Math.min(page.page() - 1L, pages), "prev"));
        }
        if (page.page() < pages) {
            links.add(link(base, page, page.page() + 1L, "next"));
            links.add(link(base, page, pages, "last"));
        }
        return String.join(", ", links);
    }

    private static String link(String base, PageRequest page, long number, String relation) {
        return "<%spage=%d&per_page=%d>; rel=\"%s\"".formatted(base, number, page.perPage(), relation);
    }

    /** The requested address with every parameter but the page's own, encoded anew, so that none can break out of the header. */
    private static String base(HttpServletRequest request) {
        StringBuilder base = new StringBuilder(request.getRequestURL()).append('?');
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            String name = parameter.getKey();
            if (name.equals("page") || name.equals("per_page")) {
                continue;
            }
            for (String value : parameter.getValue()) {
                base.append(encoded(name)).append('=').append(encoded(value)).append('&');
            }
        }
        return base.toString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
