package io.helpdeskroi.connector.spi;

/**
 * What reading a feed costs in requests, for estimates before a back-fill.
 *
 * @param rowsPerCall rows that one request for a page gives
 * @param callsPerRow further requests that each row needs, for example 1 where its parts are read one by one
 * @param path path of the requests, to find the limit they count against
 */
public record ReadCost(int rowsPerCall, double callsPerRow, String path) {

    public ReadCost {
        if (rowsPerCall < 1 || callsPerRow < 0) {
            throw new IllegalArgumentException("a read costs " + rowsPerCall + " rows a call, " + callsPerRow + " calls a row");
        }
    }

    /** Requests that this many rows need. */
    public long calls(long rows) {
        return (rows + rowsPerCall - 1) / rowsPerCall + (long) Math.ceil(rows * callsPerRow);
    }
}
