package io.helpdeskroi.contract;

/**
 * A customer's company.
 *
 * @param name the vendor's name of the company; optional
 * @param industry optional
 * @param sizeBand optional
 * @param plan optional
 * @param seats optional
 */
public record Organisation(String name, String industry, String sizeBand, String plan, Integer seats) implements Fact {

    public Organisation {
        Check.notNegative(seats, "seats");
    }

    @Override
    public Entity kind() {
        return Entity.ORGANISATION;
    }
}
