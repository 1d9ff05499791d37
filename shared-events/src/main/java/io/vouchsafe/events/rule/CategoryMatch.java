package io.vouchsafe.events.rule;

/** How the tags of a category rule are meant (contract §5.4). */
public enum CategoryMatch {
    /** One of the tags must be there. */
    ANY_OF,
    /** None of the tags may be there. */
    NONE_OF
}
