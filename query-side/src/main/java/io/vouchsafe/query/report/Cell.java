package io.vouchsafe.query.report;

/**
 * One place in a report.
 *
 * @param bucket its number, from 0
 * @param group its number in the scope, from 0
 */
record Cell(int bucket, int group) {}
