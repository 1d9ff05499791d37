package io.vouchsafe.launch.command;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.UnconfirmedRedemptions;
import io.vouchsafe.contract.resource.VoucherStatus;
import io.vouchsafe.process.cluster.Member;
import io.vouchsafe.process.cluster.Members;
import io.vouchsafe.process.cluster.Part;
import io.vouchsafe.process.identity.Identity;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a query side, on behalf of the caller of the request that is being worked on, how it shows a voucher. Whether redemptions wait for their
 * confirmation is told by the status, and where the status does not tell it, it makes no difference.
 */
final class QuerySideVouchers implements UnconfirmedRedemptions {

    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Members members;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    QuerySideVouchers(Members members, JsonMapper json) {
        this.members = members;
        this.json = json;
    }

    @Override
    public long of(long voucherId) {
        for (Member member : members.of(Part.QUERY)) {
            HttpResponse<byte[]> answer = ask(member, voucherId);
            if (answer != null && (answer.statusCode() == OK || answer.statusCode() == NOT_FOUND)) {
                return answer.statusCode() == OK && validated(answer.body()) ? 1 : 0;
            }
        }
        throw new ApiFailure.Unavailable(
                "No query side could say how the voucher stands; nothing was changed. Try again shortly", 1);
    }

    private @Nullable HttpResponse<byte[]> ask(Member member, long voucherId) {
        HttpRequest request = HttpRequest.newBuilder(member.url().resolve("/api/v1.0/vouchers/" + voucherId))
                .timeout(PATIENCE)
                .header(Identity.HEADER, identity())
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException away) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String identity() {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest().getHeader(Identity.HEADER);
        }
        throw new IllegalStateException("a voucher is shown outside of a request");
    }

    private boolean validated(byte[] voucher) {
        try {
            return VoucherStatus.VALIDATED
                    .wire()
                    .equals(json.readTree(voucher).path("status").asString(""));
        } catch (JacksonException garbled) {
            throw new IllegalStateException("a query side answered what is no voucher", garbled);
        }
    }
}
