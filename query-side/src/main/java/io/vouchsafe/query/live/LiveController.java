package io.vouchsafe.query.live;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Standing;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.QueryInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Live figures as server-sent events. An answer stays with the virtual thread of its request, which wakes every second to see whether it may go on. */
@RestController
final class LiveController {

    private static final Logger log = LoggerFactory.getLogger(LiveController.class);

    private static final int MOST_EVENTS = 1_000_000;
    private static final long LOOK_MILLIS = 1_000;
    /** After so many looks without news a comment shows that the connection is alive. */
    private static final int QUIET_LOOKS = 15;

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final LiveFeeds feeds;
    private final JsonMapper json;

    /** @param json made by {@code ApiJson} */
    LiveController(LiveFeeds feeds, JsonMapper json) {
        this.feeds = feeds;
        this.json = json;
    }

    @GetMapping("/api/vouchsafe/v1/live")
    void watch(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        QueryInput query = new QueryInput(request);
        int events = query.whole("events", 1, MOST_EVENTS, Integer.MAX_VALUE);
        query.done("Query is invalid");
        LiveFeed feed = feeds.listen(caller.projectId());
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            // Or a proxy keeps what it should pass on.
            response.setHeader("X-Accel-Buffering", "no");
            send(feed, events, standing(request), response.getOutputStream());
        } catch (IOException gone) {
            log.debug("Who listened to live figures is gone", gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            feed.leave();
        }
    }

    private static Standing standing(HttpServletRequest request) {
        if (request.getAttribute(Standing.ATTRIBUTE) instanceof Standing standing) {
            return standing;
        }
        throw new IllegalStateException("a controller was reached without an authenticated caller");
    }

    private void send(LiveFeed feed, int events, Standing standing, OutputStream out)
            throws IOException, InterruptedException {
        long seen = 0;
        int sent = 0;
        int quiet = 0;
        while (sent < events && !feed.closed() && holds(standing)) {
            LiveFeed.Version next = feed.newerThan(seen, LOOK_MILLIS);
            quiet = next == null ? quiet + 1 : 0;
            if (next != null) {
                out.write(("event: figures\ndata: " + json.writeValueAsString(next.figures()) + "\n\n")
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                seen = next.version();
                sent++;
            } else if (quiet % QUIET_LOOKS == 0) {
                out.write(COMMENT);
                out.flush();
            }
        }
    }

    /** Where that cannot be found out, the client connects anew. */
    private static boolean holds(Standing standing) {
        try {
            return standing.holds();
        } catch (ApiFailure notNow) {
            return false;
        }
    }
}
