package io.vouchsafe.gateway.description;

import io.vouchsafe.gateway.errors.ErrorAnswers;
import io.vouchsafe.gateway.page.Page;
import io.vouchsafe.gateway.page.PageAnswer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Serves {@code /openapi.json} and the Swagger UI at {@code /docs/} to everybody. The pages are the listed ones and no others, so that no spelling
 * of a path reaches any other file. What the browser may do with them is in {@link #POLICY}: run and show what this server sends, ask this
 * server, and nothing else.
 */
public final class DescriptionPages implements Filter {

    /** Where the description is. */
    public static final String DESCRIPTION = "/openapi.json";

    /** Where the pages are. */
    public static final String DOCS = "/docs";

    /** Where both are, as a {@code Link} header says it (RFC 8631). */
    public static final String LINKS =
            "<" + DESCRIPTION + ">; rel=\"service-desc\", <" + DOCS + "/>; rel=\"service-doc\"";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final PageAnswer ANSWER =
            new PageAnswer(PageAnswer.ASK, Map.of("Content-Security-Policy", POLICY, "Referrer-Policy", "no-referrer"));

    private final ErrorAnswers answers;
    private final Map<String, Page> pages = Map.of(
            DESCRIPTION,
            DescriptionFiles.description(),
            DOCS + "/",
            DescriptionFiles.ours("docs.html", Page.HTML),
            DOCS + "/docs.js",
            DescriptionFiles.ours("docs.js", Page.SCRIPT),
            DOCS + "/swagger-ui.css",
            DescriptionFiles.ofSwaggerUi("swagger-ui.css", Page.STYLES),
            DOCS + "/swagger-ui-bundle.js",
            DescriptionFiles.ofSwaggerUi("swagger-ui-bundle.js", Page.SCRIPT),
            DOCS + "/favicon.png",
            DescriptionFiles.ofSwaggerUi("favicon-32x32.png", MediaType.IMAGE_PNG_VALUE));

    public DescriptionPages(ErrorAnswers answers) {
        this.answers = answers;
    }

    /** Whether a request is for one of the pages, or for a page that would be among them. Looks at the path as it was sent. */
    public static boolean concern(HttpServletRequest request) {
        String path = path(request);
        return path.equals(DESCRIPTION) || path.equals(DOCS) || path.startsWith(DOCS + "/");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        String path = path(request);
        Page page = pages.get(path);
        if (page == null && !path.equals(DOCS)) {
            answers.write(request, response, HttpServletResponse.SC_NOT_FOUND);
        } else if (!PageAnswer.reads(request)) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            answers.write(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (page == null) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + DOCS + "/");
        } else {
            ANSWER.send(page, request, response);
        }
    }
}
