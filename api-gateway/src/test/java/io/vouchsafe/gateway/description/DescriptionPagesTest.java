package io.vouchsafe.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.gateway.RunningGateway;
import io.vouchsafe.gateway.RunningGateway.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody may read, and that nobody reads anything else there. */
class DescriptionPagesTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Answer get(String path, String... headers) {
        return gateway.get(path, null, headers);
    }

    @Test
    void serveTheCommittedDescriptionToStrangers() throws IOException {
        Answer answer = get("/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers("X-Request-Id")).hasSize(1);
        assertThat(answer.body())
                .isEqualTo(Files.readString(
                        Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "../openapi.json")));
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/, text/html;charset=UTF-8",
        "/docs/docs.js, text/javascript;charset=UTF-8",
        "/docs/swagger-ui.css, text/css;charset=UTF-8",
        "/docs/swagger-ui-bundle.js, text/javascript;charset=UTF-8",
        "/docs/favicon.png, image/png",
    })
    void showItInPagesThatAskNobodyElse(String path, String type) {
        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly(type);
        assertThat(answer.headers("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void findEverythingBesideThem() {
        String page = get("/docs/").body();

        assertThat(Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(link -> link.group(1))
                        .distinct())
                .hasSize(5)
                .allSatisfy(link -> assertThat(get(link.startsWith("../") ? link.substring(2) : "/docs/" + link)
                                .status())
                        .as(link)
                        .isEqualTo(200));
    }

    @Test
    void areFoundFromAnywhere() {
        assertThat(get("/docs").headers("Location")).containsExactly("/docs/");
        assertThat(get("/docs").status()).isEqualTo(301);
        assertThat(get("/").headers("Link"))
                .containsExactly("</openapi.json>; rel=\"service-desc\", </docs/>; rel=\"service-doc\"");
    }

    @Test
    void areNotSentTwice() {
        String tag = get("/openapi.json").headers("ETag").getFirst();

        Answer again = get("/openapi.json", "If-None-Match: " + tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(gateway.send("HEAD", "/openapi.json", null).body()).isEmpty();
        assertThat(gateway.send("HEAD", "/openapi.json", null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/nothing",
                "/docs/index.html",
                "/docs/swagger-ui.js",
                "/docs/swagger-ui-bundle.js.map",
                "/docs/openapi.json",
                "/openapi.json/",
                "/openapi.yaml",
                "/Docs/",
                "/docsx",
                "/webjars/swagger-ui/swagger-ui.css",
                "/docs/application.yml",
            })
    void areTheListedOnesOnly(String path) {
        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/../api/v1.0/campaigns", "/docs/%2e%2e/application.yml", "/docs//docs.js", "/docs/;x"})
    void turnAwayPathsThatCouldMeanTwoThings(String path) {
        assertThat(get(path).errorCode()).isEqualTo("invalid");
        assertThat(get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void canOnlyBeRead(String method) {
        Answer answer = gateway.send(method, "/openapi.json", null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers("Allow")).containsExactly("GET, HEAD");
        assertThat(answer.errorCode()).isEqualTo("invalid");
    }
}
