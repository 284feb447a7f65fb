package io.helpdeskroi.sandbox.company;

import java.util.List;

/**
 * A ticket of the Messenger desk with its whole life.
 *
 * @param j number of the desk's contact it belongs to
 * @param category the vendor's word: Customer, Back-office or Tracker
 * @param createdAt epoch second
 * @param contact customer
 * @param author who opened it
 * @param linked made of the conversation of the same number, and counted there
 * @param parts what happened afterwards, in order
 */
public record DeskTicket(int j, String category, long createdAt, long contact, long author, Topic topic, boolean linked,
        List<Part> parts) {

    /** Whether it is a customer's matter of its own. */
    public boolean counts() {
        return category.equals("Customer") && !linked;
    }
}
