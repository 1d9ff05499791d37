package io.vouchsafe.contract.resource;

import java.util.List;

/**
 * What came of a file of vouchers (contract §5.2, #5).
 *
 * @param validRowsCount rows that became vouchers
 * @param invalidRowsCount rows that did not
 * @param invalidRows the latter as they were sent, in their order; the first 10,000, and of each the first 1,000 characters
 */
public record ImportSummary(long validRowsCount, long invalidRowsCount, List<String> invalidRows) {}
