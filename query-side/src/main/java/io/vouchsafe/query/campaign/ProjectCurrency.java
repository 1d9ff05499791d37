package io.vouchsafe.query.campaign;

import io.vouchsafe.contract.resource.Currency;

/** In which currency a project reckons. */
@FunctionalInterface
public interface ProjectCurrency {

    /** The project's currency. */
    Currency of(long projectId);
}
