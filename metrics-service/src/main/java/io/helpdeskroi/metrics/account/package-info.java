/**
 * The account's choices: zone, week, currency, schedule and the settings that the catalogue leaves to it.
 */
package io.helpdeskroi.metrics.account;
