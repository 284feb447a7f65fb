/**
 * What the tenant has chosen: zone, currency, rounding, exchange-rate rules, fiscal year.
 */
package io.helpdeskroi.roi.settings;
