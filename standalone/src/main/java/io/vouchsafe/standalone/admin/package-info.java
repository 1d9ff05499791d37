/** The commands {@code vouchsafe admin …}: projects, users and API keys, on the database itself, with or without a server that runs on it. */
@NullMarked
package io.vouchsafe.standalone.admin;

import org.jspecify.annotations.NullMarked;
