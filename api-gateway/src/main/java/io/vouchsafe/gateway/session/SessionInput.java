package io.vouchsafe.gateway.session;

import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.gateway.authentication.Credentials;

/** Reads what somebody signs in by. */
final class SessionInput {

    private static final int MAX_EMAIL = 254;
    private static final int MAX_SECRET = 200;
    private static final String KEY = "api_key";

    private SessionInput() {}

    /** Either an API key, or an e-mail address and a password. */
    static Credentials credentials(JsonBody body) {
        boolean byPassword = body.sent("email") != null || body.sent("password") != null;
        String key = body.text(KEY, MAX_SECRET);
        if (body.sent(KEY) != null) {
            if (byPassword) {
                body.refuse(
                        Refusal.of(KEY, RefusalCode.MUST_BE_NULL, "must not be sent together with email and password"));
            }
            body.done("Session is invalid");
            return new Credentials.ApiKey(String.valueOf(key));
        }
        String email = body.requiredText("email", MAX_EMAIL);
        String password = body.requiredText("password", MAX_SECRET);
        body.done("Session is invalid");
        return new Credentials.EmailAndPassword(String.valueOf(email), String.valueOf(password));
    }
}
