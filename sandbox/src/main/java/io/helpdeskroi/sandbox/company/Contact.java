package io.helpdeskroi.sandbox.company;

import java.util.Optional;

/**
 * One contact of a customer with the company, or the other way round: a ticket, a call, or a call with its ticket.
 */
public record Contact(int k, Optional<Ticket> ticket, Optional<Call> call) {
}
