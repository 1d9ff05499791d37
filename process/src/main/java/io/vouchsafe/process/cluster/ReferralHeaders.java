package io.vouchsafe.process.cluster;

/** What a gateway and a command side say to each other about who owns what a request is about. Clients never see it. */
public final class ReferralHeaders {

    /** Of a request: the gateway can send it once more, so a command side that is not the owner may answer where to. */
    public static final String MAY_REFER = "X-Vouchsafe-May-Refer";

    /** Of an answer with status 421: the id of the command side that is the owner. */
    public static final String OWNER = "X-Vouchsafe-Owner";

    private ReferralHeaders() {}
}
