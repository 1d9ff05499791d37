/**
 * The endpoints by which admins look after their project: its users and API keys, and the projects themselves. Who may call them is decided in
 * {@code authorization}; how credentials are kept, in {@code access}.
 */
@NullMarked
package io.vouchsafe.gateway.administration;

import org.jspecify.annotations.NullMarked;
