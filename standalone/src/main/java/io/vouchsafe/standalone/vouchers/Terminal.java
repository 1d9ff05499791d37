package io.vouchsafe.standalone.vouchers;

import java.io.Console;

/** Whether somebody watches. */
final class Terminal {

    private Terminal() {}

    /** Whether input and output are a terminal, where a line can be rewritten. */
    @SuppressWarnings(
            "SystemConsoleNull") // whether there is one without a terminal has changed from release to release
    static boolean is() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
