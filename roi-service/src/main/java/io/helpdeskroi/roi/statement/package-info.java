/**
 * Figures for a period: what the service cost, what it brought, and the steps that lead from the ledger and the KPIs there.
 */
package io.helpdeskroi.roi.statement;
