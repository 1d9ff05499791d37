package io.vouchsafe.gateway.dashboard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.gateway.RunningGateway;
import io.vouchsafe.gateway.RunningGateway.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers get of the dashboard; the test's resources have a small one. */
class DashboardPagesTest {

    private static RunningGateway gateway;
    private static String index;

    @BeforeAll
    static void start() throws IOException {
        gateway = RunningGateway.start();
        index = new String(
                requireNonNull(DashboardFiles.below("META-INF/vouchsafe-dashboard/")
                                .index())
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static final Pattern ROUTE = Pattern.compile("path=\"/([a-z-]*)");

    @Test
    void knowTheAddressesOfEveryRoute() throws IOException {
        String routes = Files.readString(
                Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "../dashboard/src/app.tsx"));

        assertThat(ROUTE.matcher(routes).results().map(route -> route.group(1)))
                .hasSizeGreaterThan(DashboardPages.ADDRESSES.size())
                .allMatch(DashboardPages.ADDRESSES::contains)
                .containsAll(DashboardPages.ADDRESSES);
    }

    private static Answer get(String path, String... headers) {
        return gateway.get(path, null, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/campaigns",
                "/campaigns/17/vouchers?page=2",
                "/vouchers/A.B-7%25",
                "/customers/jo@shop.example",
                "/audit/history",
                "/projections",
                "/administration/users",
                "/reports/funnel"
            })
    void areOnePageAtEveryAddress(String address) {
        Answer answer = get(address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(index);
        assertThat(answer.headers("Content-Type")).containsExactly("text/html;charset=UTF-8");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/index-1a2b3c4d.js, text/javascript;charset=UTF-8, 'public, max-age=31536000, immutable'",
        "/assets/index-5e6f7a8b.css, text/css;charset=UTF-8, 'public, max-age=31536000, immutable'",
        "/favicon.svg, image/svg+xml, no-cache"
    })
    void keepWhatNeverChanges(String path, String type, String cached) {
        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly(type);
        assertThat(answer.headers("Cache-Control")).containsExactly(cached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/index-1a2b3c4d.js", "/favicon.svg"})
    void letTheBrowserAskNobodyElse(String path) {
        Answer answer = get(path);

        assertThat(answer.headers("Content-Security-Policy"))
                .containsExactly(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.headers("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(answer.headers("Permissions-Policy"))
                .singleElement()
                .asString()
                .contains("camera=()");
        assertThat(answer.headers("X-Request-Id")).hasSize(1);
    }

    @Test
    void areSentPackedToThoseWhoUnpack() {
        String script = "/assets/index-1a2b3c4d.js";

        Answer packed = get(script, "Accept-Encoding: br, gzip");
        Answer plain = get(script);

        assertThat(packed.headers("Content-Encoding")).containsExactly("gzip");
        assertThat(packed.headers("Vary")).containsExactly("Accept-Encoding");
        assertThat(packed.headers("Content-Type")).isEqualTo(plain.headers("Content-Type"));
        assertThat(packed.headers("ETag")).isNotEqualTo(plain.headers("ETag"));
        assertThat(plain.headers("Content-Encoding")).isEmpty();
        assertThat(plain.headers("Vary")).containsExactly("Accept-Encoding");
        assertThat(plain.body()).isEqualTo("document.title = \"a fixture\";\n");
        assertThat(get(script, "Accept-Encoding: gzip;q=0").headers("Content-Encoding"))
                .isEmpty();
        assertThat(get("/assets/index-5e6f7a8b.css", "Accept-Encoding: gzip").headers("Content-Encoding"))
                .as("was not packed")
                .isEmpty();
    }

    @Test
    void areNotSentTwice() {
        for (String path : new String[] {"/", "/vouchers/A-1", "/assets/index-1a2b3c4d.js"}) {
            Answer again =
                    get(path, "If-None-Match: " + get(path).headers("ETag").getFirst());

            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        assertThat(gateway.send("HEAD", "/", null).status()).isEqualTo(200);
        assertThat(gateway.send("HEAD", "/", null).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/",
                "/assets/nothing-00000000.js",
                "/assets/index-1a2b3c4d.js.gz",
                "/assets/index.html",
                "/index.html",
                "/campaignsx",
                "/Campaigns",
                "/favicon.ico",
                "/META-INF/vouchsafe-dashboard/index.html",
                "/not-built.html"
            })
    void areTheListedFilesOnly(String path) {
        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../index.html",
                "/assets/%2e%2e/index.html",
                "/assets//index-1a2b3c4d.js",
                "/campaigns/..;/x",
                "/assets/..%2findex.html"
            })
    void turnAwayPathsThatCouldMeanTwoThings(String path) {
        assertThat(get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void canOnlyBeRead(String method) {
        Answer answer = gateway.send(method, "/campaigns", null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers("Allow")).containsExactly("GET, HEAD");
    }

    @Test
    void sayHowToBuildThemWhereTheyAreNot() {
        try (RunningGateway without = RunningGateway.start("vouchsafe.dashboard.folder=META-INF/vouchsafe-nowhere/")) {
            for (String address : new String[] {"/", "/campaigns/7"}) {
                Answer answer = without.get(address, null);

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body())
                        .contains("The dashboard was not built", "npm", "mvn package", "/docs/")
                        .doesNotContain("<script", "style=");
            }
            assertThat(without.get("/favicon.svg", null).status()).isEqualTo(404);
            assertThat(without.get("/api/v1.0/campaigns", RunningGateway.admin())
                            .status())
                    .isEqualTo(200);
        }
    }
}
