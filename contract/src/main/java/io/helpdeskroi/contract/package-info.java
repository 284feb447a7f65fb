/**
 * What travels between the services: the interaction model that connectors deliver, the verdicts ingest gives back, and
 * the answers of the metrics service. Plain records without framework; {@link io.helpdeskroi.contract.ContractJson}
 * is their one JSON form (snake_case names, lower-case enum values, ISO instants, absent means null).
 * <p>
 * A component documented as "optional" may be null; every other component is checked in the compact constructor, which
 * throws {@link io.helpdeskroi.contract.InvalidFactException} naming the field, its fault and what would be right.
 * Lists and maps are never null and never mutable.
 */
package io.helpdeskroi.contract;
