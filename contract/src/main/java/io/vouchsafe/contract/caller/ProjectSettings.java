package io.vouchsafe.contract.caller;

import io.vouchsafe.contract.resource.Currency;
import java.time.ZoneId;

/** What is set per project, and needed by both sides. */
public interface ProjectSettings {

    /** The currency of all amounts. */
    Currency currency(long projectId);

    /** The time zone that calendar windows are reckoned in. */
    ZoneId zone(long projectId);
}
