package io.vouchsafe.command.voucher;

import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;

/** A batch of generated vouchers as it is wanted (contract §5.2, #4). */
record BatchTerms(boolean active, int size, CodeType codeType, int randomPartLength, String prefix) {

    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 10;
    private static final int MAX_PREFIX = Code.MAX_LENGTH - MAX_LENGTH - 1;

    /** Reads and judges what a client sent; throws all problems at once. */
    static BatchTerms of(JsonBody body, int maxSize) {
        Boolean active = body.bool("active");
        Long size = body.whole("size", 1, maxSize);
        CodeType codeType = body.oneOf("code_type", CodeType.class);
        Long length = body.whole("random_part_length", MIN_LENGTH, MAX_LENGTH);
        String prefix = body.requiredText("prefix", MAX_PREFIX);
        for (String attribute : new String[] {"active", "size", "code_type", "random_part_length"}) {
            if (body.sent(attribute) == null) {
                body.refuseMissing(attribute);
            }
        }
        Refusal badPrefix = prefix == null ? null : Code.refusal("prefix", prefix.strip());
        if (badPrefix != null) {
            body.refuse(badPrefix);
        }
        if (size != null && codeType != null && length != null && length < codeType.leastLength(size.intValue())) {
            int least = codeType.leastLength(size.intValue());
            body.refuse(Refusal.of(
                    "random_part_length",
                    RefusalCode.BELOW_MINIMUM,
                    "must be at least " + least + " for a batch of this size",
                    least));
        }
        body.done("Batch is invalid");
        if (active == null || size == null || codeType == null || length == null || prefix == null) {
            throw new IllegalStateException("a missing attribute was not refused");
        }
        return new BatchTerms(active, size.intValue(), codeType, length.intValue(), prefix.strip());
    }
}
