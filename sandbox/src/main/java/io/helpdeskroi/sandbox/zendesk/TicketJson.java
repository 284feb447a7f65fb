package io.helpdeskroi.sandbox.zendesk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.sandbox.company.Call;
import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.Company;
import io.helpdeskroi.sandbox.company.Contact;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.company.Survey;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * A ticket in the vendor's form, as it stood at an instant.
 */
final class TicketJson {

    static final long BRAND = 360_002_000_001L;
    static final long FORM = 360_003_000_001L;
    private static final long TOPIC_FIELD = 360_004_000_001L;
    private static final List<String> STATUSES = List.of("new", "open", "pending", "hold", "solved");

    private final Company company;
    private final String url;

    TicketJson(Company company, String url) {
        this.company = company;
        this.url = url;
    }

    /** Id of the default custom status of a status; closed tickets keep that of solved. */
    static Long customStatus(String status) {
        int index = STATUSES.indexOf(status.equals("closed") ? "solved" : status);
        return index < 0 ? null : 360_005_000_001L + index;
    }

    Map<String, Object> json(Contact contact, long until, boolean export, boolean metricSet) {
        Ticket ticket = contact.ticket().orElseThrow();
        TicketState state = TicketState.at(ticket, until);
        List<Object> fields = List.of(Json.object("id", TOPIC_FIELD, "value", ticket.topic().tag()));
        boolean deleted = state.status.equals("deleted");
        Map<String, Object> json = Json.object("url", url + "/tickets/" + ticket.id() + ".json", "id", ticket.id(),
                "external_id",
                null, "via", via(contact), "created_at", Json.time(ticket.createdAt()), "updated_at",
                Json.time(state.updatedAt), "type", state.type, "subject", ticket.topic().subject(), "raw_subject",
                ticket.topic().subject(), "description", ticket.topic().subject(), "priority", state.priority, "status",
                state.status, "recipient", ticket.channel() == Channel.EMAIL ? "help@sandbox.example" : null, "requester_id",
                ticket.requesterId(), "submitter_id", ticket.submitterId(), "assignee_id", state.assignee, "organization_id",
                Json.id(ticket.organizationId()), "group_id", state.group, "collaborator_ids", List.of(), "follower_ids",
                List.of(), "email_cc_ids", List.of(), "forum_topic_id", null, "problem_id", null, "has_incidents", false,
                "is_public", ticket.channel() != Channel.VOICE, "due_at", null, "tags", state.tags, "custom_fields", fields,
                "satisfaction_rating", rating(ticket, state, until), "sharing_agreement_ids", List.of(), "custom_status_id",
                customStatus(state.status), "encoded_id",
                "SB" + Long.toString(ticket.id(), 36).toUpperCase(java.util.Locale.ROOT),
                "fields", fields, "followup_ids", List.of(), "ticket_form_id", FORM, "brand_id", BRAND, "allow_channelback",
                false, "allow_attachments", true, "from_messaging_channel", ticket.channel() == Channel.MESSAGING,
                "support_type", ticket.aiAgent() ? "ai_agent" : "agent");
        if (export) {
            json.put("generated_timestamp", state.generatedAt);
        }
        if (metricSet) {
            json.put("metric_set", deleted ? null : new MetricSet(ticket, state, until).json(url));
        }
        return json;
    }

    private static Map<String, Object> rating(Ticket ticket, TicketState state, long until) {
        Map<String, Object> rating = Json.object("score", state.satisfaction);
        Optional<Survey> survey = ticket.survey();
        if (survey.isPresent() && (state.satisfaction.equals("good") || state.satisfaction.equals("bad"))) {
            rating.put("id", SatisfactionJson.ratingId(ticket));
            rating.put("comment", survey.get().comment().isEmpty() ? null : survey.get().comment());
            rating.put("reason", null);
            rating.put("reason_id", null);
        }
        return rating;
    }

    private Map<String, Object> via(Contact contact) {
        Ticket ticket = contact.ticket().orElseThrow();
        People.Customer customer = company.people().customer(company.people().customerNumber(ticket.requesterId()));
        if (ticket.outbound()) {
            return Json.object("channel", "web", "source", Json.object("from", Json.object(), "to",
                    Json.object("name", customer.name(), "address", customer.email()), "rel", null));
        }
        if (ticket.followUpOf() != 0) {
            return Json.object("channel", "email", "source",
                    Json.object("from", Json.object("ticket_id", ticket.followUpOf(), "subject", ticket.topic().subject()),
                            "to",
                            Json.object(), "rel", "follow_up"));
        }
        Optional<Call> call = contact.call();
        if (call.isPresent()) {
            return Json.object("channel", "voice", "source",
                    Json.object("from", Json.object("phone", "+4940" + (1_000_000 + contact.k()), "name", customer.name()),
                            "to",
                            Json.object("phone", "+4940555000", "name", Company.NAME), "rel",
                            call.get().outcome() == Call.Outcome.VOICEMAIL ? "voicemail" : "inbound"));
        }
        Map<String, Object> from = ticket.channel() == Channel.EMAIL
                ? Json.object("address", customer.email(), "name", customer.name())
                : Json.object();
        Map<String, Object> to = ticket.channel() == Channel.EMAIL
                ? Json.object("address", "help@sandbox.example", "name", Company.NAME)
                : Json.object();
        return Json.object("channel", ticket.channel().ticketName(), "source",
                Json.object("from", from, "to", to, "rel", null));
    }
}
