package io.helpdeskroi.sandbox.company;

import java.util.SplittableRandom;

/**
 * Chance for one thing of the company: the same seed, purpose and number always throw the same.
 */
final class Dice {

    /** What the chance is for; things of different purposes are independent. */
    enum Purpose {
        ARRIVAL,
        CONTACT,
        STORY,
        CALL,
        SURVEY,
        CUSTOMER,
        ORGANISATION,
        COMMERCE
    }

    private final SplittableRandom random;

    private Dice(long state) {
        this.random = new SplittableRandom(state);
    }

    static Dice of(long seed, Purpose purpose, long number) {
        return new Dice(mix(mix(seed ^ (purpose.ordinal() + 1) * 0x9E3779B97F4A7C15L) + number * 0xD1342543DE82EF95L));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double unit() {
        return random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Whole number from {@code low} to {@code high}, both possible. */
    long between(long low, long high) {
        return low + random.nextLong(high - low + 1);
    }

    /** Skewed positive duration: half of the throws lie below the median. */
    double lognormal(double median, double sigma) {
        return median * Math.exp(sigma * gaussian());
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
