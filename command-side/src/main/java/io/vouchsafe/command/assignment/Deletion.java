package io.vouchsafe.command.assignment;

/** What came of deleting a customer. */
enum Deletion {
    /** There is no such customer any more. */
    DONE,
    /** Meanwhile the customer was given vouchers whose trees are not locked: nothing was changed, look again. */
    MISROUTED
}
