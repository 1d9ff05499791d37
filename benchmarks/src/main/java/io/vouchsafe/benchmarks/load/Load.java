package io.vouchsafe.benchmarks.load;

import java.util.List;

/**
 * What to send: the same POST again and again, its paths in turn, with a number of its own in each body.
 *
 * @param port of 127.0.0.1
 * @param apiKey empty if none is needed
 * @param paths at least one; sent in this order, and again from the start
 * @param body JSON in which {@link #ID} stands for the number
 */
public record Load(int port, String apiKey, List<String> paths, String body) {

    /** Is replaced by an identifier that no other request bears. */
    public static final String ID = "{id}";

    /** All identifiers have this length, so that the announced length of the body is always the same. */
    static final int ID_LENGTH = 20;

    private static final int RUN_LENGTH = 8;

    public Load {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("no paths");
        }
    }

    /** The same load on other paths. */
    public Load withPaths(List<String> others) {
        return new Load(port, apiKey, others, body);
    }

    /**
     * The identifier of a request.
     *
     * @param run 8 characters that no other run has
     */
    static String id(String run, long number) {
        if (run.length() != RUN_LENGTH) {
            throw new IllegalArgumentException("not 8 characters: " + run);
        }
        return "%s%012d".formatted(run, number);
    }

    /** A request in three parts, between which path and identifier stand. */
    record Parts(String beforePath, String beforeId, String end) {}

    Parts parts() {
        int mark = body.indexOf(ID);
        String authorization = apiKey.isEmpty() ? "" : "Authorization: Bearer " + apiKey + "\r\n";
        int length = mark < 0 ? body.length() : body.length() - ID.length() + ID_LENGTH;
        String head =
                " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(port, authorization, length);
        return mark < 0
                ? new Parts("POST ", head + body, "")
                : new Parts("POST ", head + body.substring(0, mark), body.substring(mark + ID.length()));
    }

    /** Whether each request bears an identifier. */
    boolean numbered() {
        return body.contains(ID);
    }
}
