package io.vouchsafe.command.voucher.find;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.resource.VoucherResource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who hands out vouchers: the request of contract §5.2, #3, without HTTP. */
public final class Finder {

    private final FindController controller;
    private final Caller caller;

    /** The finder of a project at one instance. */
    public Finder(CommandSide side, long projectId) {
        this.controller = side.part(FindController.class);
        this.caller = CommandSide.admin(projectId);
    }

    /** Asks under labels, each as {@code name=value}; {@code null} if there is no match. */
    public @Nullable VoucherResource find(String... parameters) {
        Map<String, String[]> query = new HashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            query.merge(
                    parameter.substring(0, equals),
                    new String[] {parameter.substring(equals + 1)},
                    Finder::concatenated);
        }
        FindQuery read = FindQuery.of(caller.projectId(), query::get);
        return read.labels().none() ? null : controller.find(caller, read);
    }

    private static String[] concatenated(String[] first, String[] second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
