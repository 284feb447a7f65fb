/**
 * Intercom as a source of facts. Three families of classes:
 * <ul>
 * <li>{@code *Stream}: a feed; changes are found by search ({@link io.helpdeskroi.intercom.SearchWalk}), everything else is a
 * list that is read whole or, newest first, to where it is known.
 * <li>{@code *Mapper} and {@link io.helpdeskroi.intercom.PartTimeline}: pure functions from the vendor's objects to facts.
 * <li>the records of the vendor's answers, read leniently from version 2.11 to 2.17.
 * </ul>
 */
package io.helpdeskroi.intercom;
