package io.helpdeskroi.sandbox.control;

/**
 * Records of a vendor that can be cut out of its feeds while the vendor goes on counting them.
 */
public interface CountedRecords {

    /** The vendor, as its path begins. */
    String vendor();

    /** The kind of the records. */
    String kind();

    /** Path of the feed that gives them. */
    String path();

    /** Marks of the creation of every record that is never deleted, sorted. */
    long[] created();
}
