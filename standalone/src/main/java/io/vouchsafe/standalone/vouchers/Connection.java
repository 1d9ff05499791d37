package io.vouchsafe.standalone.vouchers;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server, and who asks it. */
public final class Connection {

    @Option(
            names = "--url",
            defaultValue = "${env:VOUCHSAFE_URL:-http://127.0.0.1:8080}",
            description = "Where the server is (environment: VOUCHSAFE_URL; default: http://127.0.0.1:8080).")
    private String url = "http://127.0.0.1:8080";

    @Option(
            names = "--api-key",
            defaultValue = "${env:VOUCHSAFE_API_KEY}",
            description =
                    "An admin's API key. Others on this machine can read arguments: the environment, VOUCHSAFE_API_KEY, is the better place.")
    private @Nullable String apiKey;

    @Option(
            names = "--email",
            defaultValue = "${env:VOUCHSAFE_EMAIL}",
            description = "An admin's e-mail address, in place of a key (environment: VOUCHSAFE_EMAIL).")
    private @Nullable String email;

    @Option(
            names = "--password",
            defaultValue = "${env:VOUCHSAFE_PASSWORD}",
            description = "The password to it (environment: VOUCHSAFE_PASSWORD).")
    private @Nullable String password;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** The server's API. */
    public Server open() {
        URI root;
        try {
            root = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), "--url: " + malformed.getMessage(), malformed);
        }
        if (root.getHost() == null || !("http".equals(root.getScheme()) || "https".equals(root.getScheme()))) {
            throw new ParameterException(
                    spec.commandLine(), "--url must be like http://127.0.0.1:8080, not '%s'.".formatted(url));
        }
        return new Server(root, authorization());
    }

    private String authorization() {
        if (apiKey != null && !apiKey.isBlank()) {
            return "Bearer " + apiKey.strip();
        }
        if (email == null || email.isBlank() || password == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say who asks: an admin's key in VOUCHSAFE_API_KEY or --api-key, or --email and --password.");
        }
        byte[] pair = (email.strip() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
