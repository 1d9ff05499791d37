package io.vouchsafe.gateway.description;

import io.vouchsafe.gateway.page.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.http.MediaType;

/** Where the files of the description lie. */
final class DescriptionFiles {

    private static final String OURS = "io/vouchsafe/gateway/description/";
    private static final String SWAGGER_UI_VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private DescriptionFiles() {}

    /** The description itself. */
    static Page description() {
        return ours("openapi.json", MediaType.APPLICATION_JSON_VALUE);
    }

    /** A file of our own. */
    static Page ours(String name, String type) {
        return new Page(OURS + name, type);
    }

    /** A file of the Swagger UI that is packaged with the server. */
    static Page ofSwaggerUi(String name, String type) {
        Properties artifact = new Properties();
        try (InputStream in = DescriptionFiles.class.getClassLoader().getResourceAsStream(SWAGGER_UI_VERSION)) {
            if (in == null) {
                throw new IOException(SWAGGER_UI_VERSION + " is not on the class path");
            }
            artifact.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Page("META-INF/resources/webjars/swagger-ui/" + artifact.getProperty("version") + "/" + name, type);
    }
}
