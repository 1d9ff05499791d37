package io.vouchsafe.process;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How the programs read their arguments, and what they leave with. */
public final class CommandLines {

    private CommandLines() {}

    /**
     * Runs the command that the arguments name, and answers what to leave with: 0 after an orderly stop, 1 when something outside prevents the start or
     * the command, 2 for arguments that make no sense; commands may have codes of their own.
     */
    public static int execute(CommandLine commands, String... arguments) {
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandLines::refuse)
                .setExecutionExceptionHandler(CommandLines::explain)
                .execute(arguments);
    }

    /** One line on what is wrong; the whole help would bury it. */
    private static int refuse(ParameterException refused, String[] arguments) {
        CommandLine command = refused.getCommandLine();
        command.getErr().println(refused.getMessage());
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    /** Shows what the user can mend without a stack trace; all else is a bug, and keeps it. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        String message = Explanation.of(failure);
        if (message == null) {
            throw failure;
        }
        command.getErr().println(message);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
