package io.vouchsafe.command.voucher.file;

import java.util.Set;

/** What came of a chunk: the rows, counted from 0, whose code was taken by a voucher or by an earlier row. */
record ImportedChunk(Set<Integer> taken) {}
