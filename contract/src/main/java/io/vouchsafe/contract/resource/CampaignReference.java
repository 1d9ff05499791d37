package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A campaign as it is named inside another object. */
@JsonPropertyOrder({"type", "id", "name"})
public record CampaignReference(String type, long id, String name) {

    /** The reference, with its type tag. */
    public static CampaignReference of(long id, String name) {
        return new CampaignReference("Campaign", id, name);
    }
}
