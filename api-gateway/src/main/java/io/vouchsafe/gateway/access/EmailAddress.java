package io.vouchsafe.gateway.access;

import java.text.Normalizer;

/** How e-mail addresses are kept and compared. */
final class EmailAddress {

    private EmailAddress() {}

    /**
     * One spelling for what looks the same: an accent may arrive as a character of its own or as part of a letter. Case is kept; the database
     * compares without it.
     */
    static String normal(String address) {
        return Normalizer.normalize(address, Normalizer.Form.NFC);
    }
}
