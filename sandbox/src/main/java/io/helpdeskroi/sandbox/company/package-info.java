/**
 * The generated company: a pure function of (seed, size). Contact {@code k} is made from (seed, k) alone, so nothing of
 * it has to be kept in memory and every read of it is the same.
 */
package io.helpdeskroi.sandbox.company;
