package io.helpdeskroi.roi.statement;

import static io.helpdeskroi.roi.MetricsStub.value;

import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.BeforeEach;

import io.helpdeskroi.roi.MetricsStub;
import io.helpdeskroi.roi.ServiceTest;

/**
 * The first quarter of a small company in Berlin, with figures that can be worked out by hand: it cost 9,800.00 (accrual) or
 * 13,100.00 (cash), brought 14,700.00, took 49,000.00 net and had 1,000 contacts, 20 of them with a bot only.
 */
abstract class FigureScenario extends ServiceTest {

    static final String QUARTER = "from=2025-01-01&to=2025-04-01";
    static final String FROM = "2024-12-31T23:00:00Z";
    static final String TO = "2025-03-31T22:00:00Z";

    @BeforeEach
    void fillTheLedger() {
        settings("{\"timezone\":\"Europe/Berlin\",\"currency\":\"EUR\"}");
        post("costs", """
                [{"id":"salary","category":"staffing","nature":"recurring","amount":"3000","currency":"EUR",
                  "start":"2025-01-01","end":"2025-04-01","interval":"month",
                  "allocations":[{"target_type":"channel","target_id":"email","weight":0.6},
                                 {"target_type":"channel","target_id":"chat","weight":0.3}]},
                 {"id":"tool","category":"technology","nature":"one_off","amount":"3600","currency":"EUR",
                  "date":"2025-01-10","amortisation_months":36},
                 {"id":"course","category":"training","nature":"one_off","amount":"600","currency":"USD",
                  "date":"2025-02-05"}]""").statusCode(200);
        post("exchange-rates", """
                {"base":"EUR","quote":"USD","rate":"1.2","rate_date":"2025-02-04","source":"ECB"}""").statusCode(200);
        post("revenues", """
                [{"id":"o1","type":"order","customer_id":"c1","amount":"49500.00","currency":"EUR",
                  "occurred_at":"2025-01-31T23:30:00Z"},
                 {"id":"o2","type":"upsell","customer_id":"c1","amount":"500.00","currency":"EUR",
                  "occurred_at":"2025-02-10T10:00:00Z"},
                 {"id":"r1","type":"refund","customer_id":"c1","amount":"1000.00","currency":"EUR",
                  "occurred_at":"2025-02-12T10:00:00Z"},
                 {"id":"k1","type":"contract","customer_id":"c1","amount":"7777.00","currency":"EUR","term_months":12,
                  "occurred_at":"2025-02-12T10:00:00Z"}]""").statusCode(200);
        post("benefits", """
                [{"id":"b1","initiative_id":"i1","kind":"B-02","amount":"14700.00","currency":"EUR",
                  "start":"2025-01-01","end":"2025-04-01","provenance":"estimated"},
                 {"id":"b2","initiative_id":"i1","kind":"unquantified","text":"calmer shifts"}]""").statusCode(200);
        metrics.answers("interactions_received", "all", null, null, total("interactions_received", "1000"));
        metrics.answers("interactions_received", "all", null, "handled_by:automated", total("interactions_received", "20"));
        metrics.answers("interactions_received", "all", "channel", null,
                value("interactions_received", FROM, TO, "\"channel\":\"email\"", "540"),
                value("interactions_received", FROM, TO, "\"channel\":\"chat\"", "300"),
                value("interactions_received", FROM, TO, "\"channel\":\"voice\"", "160"));
        metrics.answers("interactions_received", "day", null, null, daily(11, 12, 10, 11, 12));
        metrics.answers("interactions_received", "day", null, "handled_by:automated");
        metrics.answers("interactions_resolved", "all", null, null, total("interactions_resolved", "700"));
        metrics.answers("reopen_rate", "all", null, null, total("reopen_rate", "0.1833333")
                .replace("\"revision\"", "\"num\":110,\"den\":600,\"revision\""));
    }

    static String total(String kpi, String number) {
        return value(kpi, FROM, TO, "", number).replace("\"n\":0.1833333", "\"n\":600");
    }

    /** Contacts of each of the 90 days, the given numbers over and over. */
    private static String[] daily(int... numbers) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        String[] values = new String[90];
        for (int day = 0; day < values.length; day++) {
            LocalDate date = LocalDate.of(2025, 1, 1).plusDays(day);
            values[day] = MetricsStub.value("interactions_received", date.atStartOfDay(berlin).toInstant().toString(),
                    date.plusDays(1).atStartOfDay(berlin).toInstant().toString(), "",
                    Integer.toString(numbers[day % numbers.length]));
        }
        return values;
    }
}
