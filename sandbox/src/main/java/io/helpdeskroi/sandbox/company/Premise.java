package io.helpdeskroi.sandbox.company;

/**
 * How a contact relates to others, decided from its number alone so that both sides know it.
 *
 * @param kind what it is in relation to an earlier contact
 * @param duplicated its customer writes a second time at once
 * @param daysBack how long before it the related contact lies
 * @param unit where on that day, in [0, 1)
 */
record Premise(Kind kind, boolean duplicated, int daysBack, double unit) {

    /** Relation to an earlier contact. */
    enum Kind {
        ORDINARY,
        REPEAT,
        FOLLOW_UP
    }

    static Premise of(long seed, int k) {
        Dice dice = Dice.of(seed, Dice.Purpose.CONTACT, 1_000_000_000L + k);
        double share = dice.unit();
        boolean duplicated = dice.chance(0.03);
        if (share < 0.10) {
            return new Premise(Kind.REPEAT, false, 1 + dice.below(6), dice.unit());
        }
        if (share < 0.13) {
            return new Premise(Kind.FOLLOW_UP, false, 9 + dice.below(14), dice.unit());
        }
        return new Premise(Kind.ORDINARY, duplicated, 0, 0);
    }
}
