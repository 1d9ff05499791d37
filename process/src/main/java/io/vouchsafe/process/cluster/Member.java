package io.vouchsafe.process.cluster;

import java.net.URI;

/**
 * A process that is there.
 *
 * @param id drawn anew at each start
 * @param url where others reach it
 */
public record Member(String id, Part part, URI url) {}
