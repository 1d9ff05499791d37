package io.vouchsafe.gateway.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * One file that everybody may read.
 *
 * @param resource where it lies on the class path
 * @param type its content type
 */
record Page(String resource, String type) {

    static final String HTML = "text/html;charset=UTF-8";
    static final String SCRIPT = "text/javascript;charset=UTF-8";

    private static final String OURS = "io/vouchsafe/gateway/description/";
    private static final String SWAGGER_UI_VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** A file of our own. */
    static Page ours(String name, String type) {
        return new Page(OURS + name, type);
    }

    /** A file of the Swagger UI that is packaged with the server. */
    static Page ofSwaggerUi(String name, String type) {
        Properties artifact = new Properties();
        try (InputStream in = open(SWAGGER_UI_VERSION)) {
            artifact.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Page("META-INF/resources/webjars/swagger-ui/" + artifact.getProperty("version") + "/" + name, type);
    }

    /** Its bytes. They are read each time: pages are rare, and their size is not worth keeping. */
    byte[] bytes() throws IOException {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Page.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(resource + " is not on the class path");
        }
        return in;
    }
}
