package io.helpdeskroi.sandbox.company;

import java.util.Optional;

/**
 * One contact of a customer with the Messenger desk: a conversation, a ticket, or a conversation with the ticket made of it.
 */
public record DeskContact(int j, Optional<Conversation> conversation, Optional<DeskTicket> ticket) {
}
