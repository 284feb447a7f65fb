/**
 * Side-by-side measurements: every suite runs its candidates interleaved in one process on one machine and prints their
 * ratios to the suite's anchor. Absolute times are printed for orientation and mean nothing elsewhere.
 */
package io.helpdeskroi.benchmarks;
