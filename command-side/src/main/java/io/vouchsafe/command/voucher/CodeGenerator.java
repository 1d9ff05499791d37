package io.vouchsafe.command.voucher;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes codes that cannot be guessed, given a source of randomness that cannot. */
final class CodeGenerator {

    private final RandomGenerator random;

    CodeGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** So many different codes, in the order in which they were drawn; none of them is among those that were drawn before. */
    Set<String> codes(BatchTerms terms, int count, Set<String> before) {
        Set<String> codes = LinkedHashSet.newLinkedHashSet(count);
        while (codes.size() < count) {
            String code = code(terms);
            if (!before.contains(code)) {
                codes.add(code);
            }
        }
        return codes;
    }

    private String code(BatchTerms terms) {
        String alphabet = terms.codeType().alphabet();
        StringBuilder code = new StringBuilder(terms.prefix()).append('-');
        for (int i = 0; i < terms.randomPartLength(); i++) {
            code.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return code.toString();
    }
}
