/**
 * Zendesk Support and Talk as a source of facts.
 *
 * <p>
 * One feed is a {@code *Stream} (which page to ask for, in which of the vendor's four paging dialects), the vendor's JSON as
 * records in a {@code *Page}, and a pure {@code *Mapper} from a row to facts. The dialects are {@link
 * io.helpdeskroi.zendesk.CursorExport}, {@link io.helpdeskroi.zendesk.TimeExport} and {@link
 * io.helpdeskroi.zendesk.ListWalk}. A new feed is one method in {@link io.helpdeskroi.zendesk.ZendeskApi}, those three
 * classes, and a line in {@link io.helpdeskroi.zendesk.ZendeskConnector#streams()}.
 */
package io.helpdeskroi.zendesk;
