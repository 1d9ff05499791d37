package io.vouchsafe.standalone.report;

import java.io.Console;

/** Whether somebody watches. */
public final class Terminal {

    private Terminal() {}

    /** Whether input and output are a terminal, where a line can be rewritten. */
    @SuppressWarnings(
            "SystemConsoleNull") // whether there is one without a terminal has changed from release to release
    public static boolean is() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
