package io.vouchsafe.standalone.demo;

import io.vouchsafe.standalone.demo.Offer.Labels;
import io.vouchsafe.standalone.demo.Offer.Limits;

/**
 * A main campaign of the story.
 *
 * @param key how its offers refer to it
 * @param description a sentence for those who work with it
 * @param limits of all its offers together
 */
record MainCampaign(String key, String name, String description, Labels labels, Limits limits) {}
