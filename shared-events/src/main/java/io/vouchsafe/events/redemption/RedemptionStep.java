package io.vouchsafe.events.redemption;

/** The step of a redemption that a decision was about. */
public enum RedemptionStep {
    /** Create, without confirming. */
    VALIDATE,
    /** Create and confirm at once. */
    REDEEM,
    /** Confirm what was validated before. */
    CONFIRM
}
