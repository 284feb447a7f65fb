package io.helpdeskroi.roi.ledger;

import java.util.List;

/**
 * A page of a list; {@code nextCursor} is absent on the last one.
 */
public record LedgerPage<E extends LedgerEntry>(List<Recorded<E>> items, String nextCursor) {
}
