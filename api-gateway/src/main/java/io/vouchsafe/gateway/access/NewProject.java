package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.resource.Currency;
import java.time.ZoneId;

/**
 * A project to be.
 *
 * @param name unique, 1 to 100 characters
 * @param currency of all its amounts
 * @param timeZone where its days, weeks and months begin
 */
public record NewProject(String name, Currency currency, ZoneId timeZone) {}
