package io.helpdeskroi.metrics.kpi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.helpdeskroi.contract.KpiValue;

/**
 * KPI values as CSV (RFC 4180), one line per value. A text that a spreadsheet would take for a formula is led by an
 * apostrophe.
 */
final class KpiCsv {

    private static final String NEW_LINE = "\r\n";

    private KpiCsv() {
    }

    static String of(List<KpiValue> values, List<String> dimensions) {
        StringBuilder csv = new StringBuilder("kpi,params,from,to,");
        dimensions.forEach(dimension -> csv.append(dimension).append(','));
        csv.append("as_of,revision,state,cause,n,num,den,sum,value,min,median,p90,p95,max,ci_low,ci_high,ci_method,reason")
                .append(NEW_LINE);
        for (KpiValue value : values) {
            cell(csv, value.kpi());
            cell(csv, value.params().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(";")));
            cell(csv, value.period().from());
            cell(csv, value.period().to());
            dimensions.forEach(dimension -> cell(csv, value.slice().get(dimension)));
            cell(csv, value.asOf());
            cell(csv, value.revision());
            cell(csv, value.state().name().toLowerCase(Locale.ROOT));
            cell(csv, value.cause());
            cell(csv, value.n());
            for (Double number : new Double[] { value.num(), value.den(), value.sum(), value.value() }) {
                cell(csv, number);
            }
            for (String quantile : List.of("min", "median", "p90", "p95", "max")) {
                cell(csv, value.quantiles().get(quantile));
            }
            cell(csv, value.ciLow());
            cell(csv, value.ciHigh());
            cell(csv, value.ciMethod());
            cell(csv, value.reason());
            csv.setLength(csv.length() - 1);
            csv.append(NEW_LINE);
        }
        return csv.toString();
    }

    private static void cell(StringBuilder csv, Object value) {
        String text = value == null ? "" : value.toString();
        if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        csv.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text).append(',');
    }
}
