package io.helpdeskroi.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How many requests one caller may send.
 */
@ConfigMapping(prefix = "helpdeskroi.rest.rate")
interface RequestRate {

    /** Requests a second that a caller may keep up; 0 switches the limit off. */
    @WithDefault("1000")
    int perSecond();

    /** Requests that a caller may send at once. */
    @WithDefault("2000")
    int burst();
}
