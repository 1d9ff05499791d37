package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Role;
import org.jspecify.annotations.Nullable;

/**
 * An API key to be.
 *
 * @param userId whose key it is, a user of the same project; {@code null} for a key that belongs to the project. A user's key works only
 *     while the user is active
 * @param name what it is for, 1 to 100 characters
 * @param role what it may do
 */
public record NewApiKey(long projectId, @Nullable Long userId, String name, Role role) {}
