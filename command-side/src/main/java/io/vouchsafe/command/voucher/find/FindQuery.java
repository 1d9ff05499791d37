package io.vouchsafe.command.voucher.find;

import io.vouchsafe.command.customer.CustomerKey;
import io.vouchsafe.command.voucher.FreeVouchers.Labels;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.CustomerIdentifier;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.events.type.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of the finder asks for (contract §5.2, #3).
 *
 * @param labels one of the values for each label that was given
 * @param customer for whom; {@code null} if nothing is to be reserved
 */
record FindQuery(Labels labels, @Nullable CustomerKey customer) {

    private static final String CUSTOMER = "customer_identifier";

    /**
     * Reads the query.
     *
     * @param parameters from a name to all values it was sent with
     */
    static FindQuery of(long projectId, Function<String, String @Nullable []> parameters) {
        return new FindQuery(
                new Labels(
                        values(parameters, "medium"),
                        values(parameters, "purpose"),
                        values(parameters, "team"),
                        values(parameters, "channel"),
                        values(parameters, "budget_code")),
                customer(projectId, parameters.apply(CUSTOMER)));
    }

    /** The values of a label, sent as {@code label=a&label=b} or {@code label[]=a}; blank ones are as good as none, and text that no label can hold stands for none. */
    private static @Nullable Set<String> values(Function<String, String @Nullable []> parameters, String label) {
        List<String> sent = Stream.of(label, label + "[]")
                .map(parameters)
                .flatMap(values -> values == null ? Stream.empty() : Arrays.stream(values))
                .filter(value -> !value.isBlank())
                .toList();
        return sent.isEmpty() ? null : sent.stream().filter(Texts::storable).collect(Collectors.toSet());
    }

    private static @Nullable CustomerKey customer(long projectId, String @Nullable [] sent) {
        String identifier = sent == null || sent.length == 0 ? "" : sent[0].strip();
        if (identifier.isEmpty()) {
            return null;
        }
        Refusal problem = CustomerIdentifier.refusal(CUSTOMER, identifier);
        if (problem != null) {
            throw new ApiFailure.Invalid("Query is invalid", List.of(problem));
        }
        return new CustomerKey(projectId, identifier);
    }
}
