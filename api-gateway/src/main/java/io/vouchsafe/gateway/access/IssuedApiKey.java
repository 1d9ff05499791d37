package io.vouchsafe.gateway.access;

/**
 * A fresh API key. Only here is its secret known: the database holds a hash.
 *
 * @param id number of the key, for revoking it
 * @param secret what clients send as {@code Authorization: Bearer}
 */
public record IssuedApiKey(long id, String secret) {

    /** Names the key without its secret, so that no log can hold it. */
    @Override
    public String toString() {
        return "IssuedApiKey[id=" + id + "]";
    }
}
