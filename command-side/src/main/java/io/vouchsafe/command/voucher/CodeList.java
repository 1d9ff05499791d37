package io.vouchsafe.command.voucher;

import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The codes that a request lists (contract §5.2 #9, §5.8 #6 and #7): each once, in the order they were sent in.
 *
 * @param codes as they were sent; some may name no voucher
 */
public record CodeList(Collection<String> codes) {

    /** Under which name codes are sent. */
    public static final String ATTRIBUTE = "vouchers";

    /**
     * Reads the list, which must be there but may be empty.
     *
     * @param max more codes are refused
     */
    public static CodeList of(JsonBody body, int max) {
        JsonNode sent = body.sent(ATTRIBUTE);
        List<String> codes = new ArrayList<>();
        if (sent == null) {
            body.refuseMissing(ATTRIBUTE);
        } else if (!sent.isArray()) {
            body.refuse(notAList());
        } else if (!tooLong(body, sent.size(), max)) {
            boolean texts = true;
            for (JsonNode code : sent) {
                texts &= code.isString();
                codes.add(code.asString(""));
            }
            if (!texts) {
                body.refuse(notAList());
            }
        }
        return once(codes);
    }

    /** As {@link #of(JsonBody, int)}, for a list that stands in the query. */
    public static CodeList of(List<String> codes, JsonBody body, int max) {
        return tooLong(body, codes.size(), max) ? new CodeList(List.of()) : once(codes);
    }

    private static boolean tooLong(JsonBody body, int size, int max) {
        if (size > max) {
            body.refuse(
                    Refusal.of(ATTRIBUTE, RefusalCode.TOO_LONG, "has too many codes (maximum is " + max + ")", max));
        }
        return size > max;
    }

    private static Refusal notAList() {
        return Refusal.of(ATTRIBUTE, RefusalCode.INVALID, "must be a list of codes");
    }

    private static CodeList once(List<String> codes) {
        return new CodeList(codes.stream()
                .collect(Collectors.toMap(CodeKey::of, code -> code, (first, _) -> first, LinkedHashMap::new))
                .values());
    }

    /** The vouchers that bear these codes, in the order of the list, each with the code it was asked by. */
    public NamedVouchers in(VoucherDirectory directory, long projectId) {
        Map<String, VoucherCard> found = new HashMap<>();
        directory.findAll(projectId, codes).forEach(card -> found.put(CodeKey.of(card.code()), card));
        List<VoucherCard> vouchers = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String code : codes) {
            VoucherCard card = found.get(CodeKey.of(code));
            if (card == null) {
                unknown.add(code);
            } else {
                vouchers.add(card);
            }
        }
        return new NamedVouchers(vouchers, unknown);
    }
}
