/**
 * Figures and the graph of steps behind them: pure formulas that can be evaluated again from their leaves.
 */
package io.helpdeskroi.roi.figure;
