/**
 * What the services should find: the KPI and ROI catalogues worked out by plain loops over what the generator knows. It
 * shares no code with the services.
 */
package io.helpdeskroi.sandbox.truth;
