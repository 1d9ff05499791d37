package io.vouchsafe.gateway.limit;

import io.vouchsafe.contract.caller.Caller;

/**
 * Who is counted after authentication. Without the role, which may change without that the count begins anew.
 *
 * @param label see {@link Caller#credential()}
 */
record Credential(long projectId, String label) {

    static Credential of(Caller caller) {
        return new Credential(caller.projectId(), caller.credential());
    }
}
