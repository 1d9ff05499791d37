package io.vouchsafe.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.errors.ErrorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers for one limit what it refuses, and counts it as {@code vouchsafe.limits.refused}, from 0 on. */
final class Refusals {

    private final ErrorAnswers answers;
    private final Counter refused;

    /** @param limit the value of the tag {@code limit} */
    Refusals(String limit, ErrorAnswers answers, MeterRegistry meters) {
        this.answers = answers;
        this.refused = Counter.builder("vouchsafe.limits.refused")
                .description("Requests that a limit of the gateway refused")
                .tag("limit", limit)
                .register(meters);
    }

    void answer(HttpServletRequest request, HttpServletResponse response, ApiFailure.NotNow failure)
            throws IOException {
        refused.increment();
        answers.write(request, response, failure);
    }
}
