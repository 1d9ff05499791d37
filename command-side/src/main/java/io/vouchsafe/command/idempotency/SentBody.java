package io.vouchsafe.command.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A request whose body is read here first, or on its way to the controller. */
sealed interface SentBody permits WholeBody, StreamedBody {

    /** The request for the controller. */
    HttpServletRequest request();

    /** SHA-256 of query and body; reads what is left of the body. */
    String fingerprint() throws IOException;
}
