/**
 * Exact money: amounts with their currency, splits, proration, amortisation and exchange rates. Pure; nothing here rounds
 * inside a formula, only {@link io.helpdeskroi.roi.money.Rounding} at the edge does.
 */
package io.helpdeskroi.roi.money;
