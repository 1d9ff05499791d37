package io.vouchsafe.gateway.dashboard;

import io.vouchsafe.gateway.description.DescriptionPages;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Serves the dashboard to everybody: who nobody is, it asks to sign in. Every address of the dashboard is answered with its one page, which then
 * shows what belongs there. What the browser may do with it is in {@link #POLICY}: run and show what this server sends, ask this server, and
 * nothing else.
 */
public final class DashboardPages implements Filter {

    private static final String ASSETS = "/assets/";

    /** The first words of the dashboard's addresses, which are the routes of its {@code app.tsx}. */
    static final Set<String> ADDRESSES = Set.of(
            "",
            "administration",
            "areas",
            "audit",
            "campaigns",
            "categories",
            "customers",
            "find",
            "projections",
            "redeem",
            "reports",
            "vouchers");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            POLICY,
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            HttpHeaders.LINK,
            DescriptionPages.LINKS);

    private static final PageAnswer CHANGING = new PageAnswer(PageAnswer.ASK, HEADERS);

    /** What has a hash in its name never changes. */
    private static final PageAnswer LASTING = new PageAnswer("public, max-age=31536000, immutable", HEADERS);

    /** Shown where the dashboard was not built. */
    private static final Page NOT_BUILT = new Page("io/vouchsafe/gateway/dashboard/not-built.html", Page.HTML);

    private final DashboardFiles files;
    private final ErrorAnswers answers;

    /** @param folder of the class path that has the files, with a slash at its end */
    public DashboardPages(String folder, ErrorAnswers answers) {
        this.files = DashboardFiles.below(folder);
        this.answers = answers;
    }

    /** Whether a request is for the dashboard. Looks at the path as it was sent. */
    public boolean concern(HttpServletRequest request) {
        String path = path(request);
        return isAddress(path) || path.startsWith(ASSETS) || files.file(path) != null;
    }

    private static boolean isAddress(String path) {
        int end = path.indexOf('/', 1);
        return path.startsWith("/") && ADDRESSES.contains(path.substring(1, end < 0 ? path.length() : end));
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
        Page page = isAddress(path) ? files.index() : files.file(path);
        if (page == null && !isAddress(path)) {
            answers.write(request, response, HttpServletResponse.SC_NOT_FOUND);
        } else if (!PageAnswer.reads(request)) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            answers.write(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (page == null) {
            CHANGING.send(NOT_BUILT, request, response);
        } else {
            send(page, path.startsWith(ASSETS) ? LASTING : CHANGING, request, response);
        }
    }

    private void send(Page page, PageAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page packed = files.packed(page);
        if (packed == null) {
            answer.send(page, request, response);
            return;
        }
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            answer.send(packed, request, response);
        } else {
            answer.send(page, request, response);
        }
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.split(",", -1))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.equals("gzip")
                                || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
    }
}
