package io.helpdeskroi.roi.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * All sign changes of a function on an interval: a fine grid in log growth, then bisection.
 */
final class RootScan {

    private static final double TOLERANCE = 1e-13;

    private RootScan() {
    }

    static List<Double> roots(DoubleUnaryOperator function, double lowest, double highest, int cells) {
        List<Double> roots = new ArrayList<>();
        double step = (Math.log1p(highest) - Math.log1p(lowest)) / cells;
        double left = lowest;
        double leftValue = function.applyAsDouble(left);
        for (int cell = 1; cell <= cells; cell++) {
            double right = cell == cells ? highest : Math.expm1(Math.log1p(lowest) + cell * step);
            double rightValue = function.applyAsDouble(right);
            if (leftValue == 0) {
                roots.add(left);
            } else if (leftValue * rightValue < 0 || leftValue < 0 != rightValue < 0 && rightValue != 0) {
                roots.add(bisect(function, left, right, leftValue < 0));
            }
            left = right;
            leftValue = rightValue;
        }
        if (leftValue == 0) {
            roots.add(left);
        }
        return roots;
    }

    private static double bisect(DoubleUnaryOperator function, double left, double right, boolean leftNegative) {
        double low = left;
        double high = right;
        while (high - low > TOLERANCE * Math.max(1, Math.abs(low))) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            double value = function.applyAsDouble(middle);
            if (value == 0) {
                return middle;
            }
            if (value < 0 == leftNegative) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }
}
