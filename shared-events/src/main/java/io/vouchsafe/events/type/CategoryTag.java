package io.vouchsafe.events.type;

/**
 * One labelled fact about a transaction, such as channel = app (contract §3.6).
 *
 * @param name the category's name
 * @param tag the value in that category
 */
public record CategoryTag(String name, String tag) {}
