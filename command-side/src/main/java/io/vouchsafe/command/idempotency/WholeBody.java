package io.vouchsafe.command.idempotency;

import io.vouchsafe.contract.input.KeptBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** A body of bounded size, held in memory. */
record WholeBody(KeptBody request, String fingerprint) implements SentBody {

    /** Reads it; one of more than so many bytes is refused. */
    static WholeBody read(HttpServletRequest request, JsonMapper json, int maxBytes) throws IOException {
        KeptBody body = KeptBody.of(request, maxBytes);
        return new WholeBody(body, Fingerprint.of(request.getQueryString(), body.bytes(), json));
    }
}
