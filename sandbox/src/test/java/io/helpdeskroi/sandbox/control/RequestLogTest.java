package io.helpdeskroi.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

class RequestLogTest {

    private Instant now = Instant.parse("2026-01-01T00:00:08Z");
    private final RequestLog log = new RequestLog(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void after(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    @Test
    void beginsAnewEveryTenSeconds() {
        for (int i = 0; i < 10; i++) {
            assertThat(log.takeOfTenSeconds("app", 60).granted()).isTrue();
        }
        RequestLog.Budget refused = log.takeOfTenSeconds("app", 60);
        assertThat(refused).isEqualTo(new RequestLog.Budget(false, 10, 0, 2, Instant.parse("2026-01-01T00:00:10Z")
                .getEpochSecond()));
        after(2);
        assertThat(log.takeOfTenSeconds("app", 60).remaining()).isEqualTo(9);
        RequestLog.Use use = log.report().buckets().get("app");
        assertThat(use).isEqualTo(new RequestLog.Use(60, 11, 1, 11, 11));
    }

    @Test
    void forgetsAfterAMinute() {
        assertThat(log.take("export", 1).granted()).isTrue();
        after(59);
        assertThat(log.take("export", 1).resetsInSeconds()).isEqualTo(1);
        after(1);
        assertThat(log.take("export", 1).granted()).isTrue();
        assertThat(log.report().buckets().get("export")).isEqualTo(new RequestLog.Use(1, 2, 1, 1, 1));
    }
}
