package io.helpdeskroi.sandbox.zendesk;

import java.util.Map;

import jakarta.inject.Singleton;

import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.People;

/**
 * All users in the order of their last change, packed as time and number; agents come before customers.
 */
@Singleton
class Directory {

    private static final int NUMBER_BITS = 22;
    private static final long STAFF_SINCE = 1_675_238_400L;

    private final People people;
    private final int agents;
    private long[] byUpdate;

    Directory(Company company) {
        this.people = company.people();
        this.agents = people.agents().size();
    }

    People people() {
        return people;
    }

    synchronized long[] usersByUpdate() {
        if (byUpdate == null) {
            byUpdate = new long[agents + people.customerCount()];
            for (int i = 0; i < byUpdate.length; i++) {
                byUpdate[i] = mark(i < agents ? STAFF_SINCE : people.customer(i - agents).updatedAt(), i);
            }
            java.util.Arrays.parallelSort(byUpdate);
        }
        return byUpdate;
    }

    long mark(long at, int number) {
        return at << NUMBER_BITS | number;
    }

    long at(long mark) {
        return mark >>> NUMBER_BITS;
    }

    int number(long mark) {
        return (int) mark & (1 << NUMBER_BITS) - 1;
    }

    /** Number of a user id in this directory; -1 for none. */
    int index(long id) {
        if (People.isAgent(id)) {
            return (int) (id - people.agents().get(0).id());
        }
        int customer = people.customerNumber(id);
        return customer < 0 ? -1 : agents + customer;
    }

    long userId(long mark) {
        int number = number(mark);
        return number < agents ? people.agents().get(number).id() : people.customer(number - agents).id();
    }

    Map<String, Object> user(long mark, String url) {
        int number = number(mark);
        return number < agents ? PeopleJson.agent(people.agents().get(number), url)
                : PeopleJson.customer(people.customer(number - agents), url);
    }
}
