package io.vouchsafe.standalone.customers;

import io.vouchsafe.standalone.vouchers.CannotFinish;
import io.vouchsafe.standalone.vouchers.Connection;
import io.vouchsafe.standalone.vouchers.Server;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code customers erase}. */
@Command(
        name = "erase",
        description =
                "Erases a customer for good: the identifier, and what events tell about the customer. Redemptions and totals stay.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Leaves with 0 when the customer is erased, 1 when the server refused or could not be reached (also for a",
            "customer who is not known, because they were erased before), and 2 for arguments that make no sense."
        })
final class EraseCustomer implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int STOPPED = 1;

    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "IDENTIFIER", description = "The customer's identifier; - reads it from standard input.")
    private String identifier = "-";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Kept with the record, so it must not hold the identifier.")
    private @Nullable String reason;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter errors = spec.commandLine().getErr();
        String named = identifier.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip()
                : identifier;
        Server server = connection.open();
        ObjectNode body = server.json().createObjectNode();
        if (reason != null) {
            body.put("reason", reason);
        }
        try {
            JsonNode erasure = server.post(
                    "/api/vouchsafe/v1/customers/"
                            + URLEncoder.encode(named, StandardCharsets.UTF_8).replace("+", "%20") + "/erasure",
                    new Server.Body("application/json", body.toString()),
                    server.json()::readTree,
                    errors::println);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Erased. Customer number %d leads to nobody since %s.%n",
                            erasure.get("customer_number").asLong(),
                            erasure.get("erased_at").asString());
            return DONE;
        } catch (CannotFinish cannot) {
            errors.println(cannot.explanation());
            return STOPPED;
        }
    }
}
