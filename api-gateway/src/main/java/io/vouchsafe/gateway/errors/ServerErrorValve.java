package io.vouchsafe.gateway.errors;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat itself turns away, such as an unreadable request line, with the contract's body instead of a page of HTML. */
final class ServerErrorValve extends ErrorReportValve {

    private final ErrorAnswers answers;

    ServerErrorValve(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setHeader("Cache-Control", "no-store");
            answers.write(request, response, status);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The client is gone; there is nobody to answer", gone);
        }
    }
}
