/**
 * The ledger: costs, revenue, benefits and exchange rates, kept in versions so that any earlier state can be read again.
 */
package io.helpdeskroi.roi.ledger;
