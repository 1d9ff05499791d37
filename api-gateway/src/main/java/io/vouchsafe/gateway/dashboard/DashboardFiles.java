package io.vouchsafe.gateway.dashboard;

import io.vouchsafe.gateway.page.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files that the dashboard was built into. They are listed once, when the server starts: a path of a request is only ever looked up among
 * them, and never becomes a name of a file.
 */
final class DashboardFiles {

    private static final String INDEX = "/index.html";
    private static final String PACKED = ".gz";
    private static final String OTHER = "application/octet-stream";

    /** Content types by the end of the name. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", Page.HTML),
            Map.entry("js", Page.SCRIPT),
            Map.entry("css", Page.STYLES),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain;charset=UTF-8"));

    private final String folder;
    private final Map<String, Page> files;

    private DashboardFiles(String folder, Map<String, Page> files) {
        this.folder = folder;
        this.files = Map.copyOf(files);
    }

    /** Lists what lies below a folder of the class path. */
    static DashboardFiles below(String folder) {
        Map<String, Page> files = new HashMap<>();
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**")) {
                String address = resource.getURL().toString();
                String path = address.substring(address.lastIndexOf(folder) + folder.length());
                if (!path.isEmpty() && !path.endsWith("/") && resource.isReadable()) {
                    files.put("/" + path, new Page(folder + path, typeOf(path)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DashboardFiles(folder, files);
    }

    private static String typeOf(String path) {
        String name = path.endsWith(PACKED) ? path.substring(0, path.length() - PACKED.length()) : path;
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    }

    /** The page that every page of the dashboard begins with; {@code null} if the dashboard was not built. */
    @Nullable
    Page index() {
        return files.get(INDEX);
    }

    /** A file by the path of a request; {@code null} if there is no such file. */
    @Nullable
    Page file(String path) {
        return path.endsWith(PACKED) || path.equals(INDEX) ? null : files.get(path);
    }

    /** The same file, packed by gzip when it was built; {@code null} if it was not. */
    @Nullable
    Page packed(Page page) {
        return files.get("/" + page.resource().substring(folder.length()) + PACKED);
    }
}
