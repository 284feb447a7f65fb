package io.helpdeskroi.roi.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Settings a fresh database starts with; from then on {@code PUT /api/v1/settings} rules.
 */
@ConfigMapping(prefix = "helpdeskroi.roi")
public interface RoiConfig {

    /** IANA zone in which days, months and quarters are cut. */
    @WithDefault("UTC")
    String timezone();

    /** ISO 4217 code of the reporting currency. */
    @WithDefault("EUR")
    String currency();
}
