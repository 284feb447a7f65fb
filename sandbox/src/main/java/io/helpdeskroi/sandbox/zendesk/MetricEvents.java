package io.helpdeskroi.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.helpdeskroi.sandbox.company.Audit;
import io.helpdeskroi.sandbox.company.Calendar;
import io.helpdeskroi.sandbox.company.Change;
import io.helpdeskroi.sandbox.company.Channel;
import io.helpdeskroi.sandbox.company.OpeningHours;
import io.helpdeskroi.sandbox.company.People;
import io.helpdeskroi.sandbox.company.Ticket;
import io.helpdeskroi.sandbox.control.Json;

/**
 * The metric events of a ticket: clocks that start, pause and end, the targets applied to them, and breaches, which are
 * written the moment a target is applied, with the time at which they would happen.
 */
final class MetricEvents {

    /** Clocks of one ticket's replies that are told at most; longer conversations go on without targets. */
    private static final int MOST_INSTANCES = 20;

    /**
     * One metric event.
     *
     * @param time epoch second it speaks of
     * @param writtenAt epoch second at which it was written
     * @param voidAt a breach that did not come: the instant of the fulfilment; 0 otherwise
     * @param target minutes, for applied targets; 0 otherwise
     * @param minutes calendar and business minutes, for status updates
     */
    record Row(String metric, int instance, String type, long time, long writtenAt, long voidAt, int target, long[] minutes) {
    }

    private final Ticket ticket;
    private final List<Row> rows = new ArrayList<>();
    private OpeningHours hours = Calendar.SERVICE_DESK;
    private String priority = "normal";

    private MetricEvents(Ticket ticket) {
        this.ticket = ticket;
    }

    static List<Row> of(Ticket ticket) {
        boolean measured = ticket.channel() != Channel.VOICE && ticket.channel() != Channel.CHAT && !ticket.aiAgent()
                && ticket.mergedInto() == 0;
        MetricEvents events = new MetricEvents(ticket);
        if (measured) {
            events.tell();
        }
        return events.rows;
    }

    private void tell() {
        Clock reply = null;
        Clock wait = null;
        int instance = 0;
        String status = "new";
        add("agent_work_time", 0, "measure", ticket.createdAt(), ticket.createdAt());
        for (Audit audit : ticket.audits()) {
            for (Change change : audit.changes()) {
                if (change instanceof Change.ScheduleAssigned assigned) {
                    hours = Calendar.schedule(assigned.to());
                } else if (change instanceof Change.Created created && created.field().equals("priority")) {
                    priority = (String) created.value();
                }
            }
            if (audit.ordinal() == 0) {
                wait = new Clock("requester_wait_time", 1, audit.at());
                wait.apply(audit.at(), SlaTargets.requesterWaitMinutes(priority));
            }
            for (Change change : audit.changes()) {
                if (change instanceof Change.Commented comment && comment.isPublic()) {
                    if (People.isAgent(comment.authorId()) && reply != null) {
                        reply.fulfil(audit.at());
                        reply = null;
                    } else if (comment.authorId() == ticket.requesterId() && reply == null && instance < MOST_INSTANCES) {
                        reply = new Clock("reply_time", ++instance, audit.at());
                        reply.apply(audit.at(), SlaTargets.firstReplyMinutes(priority));
                    }
                } else if (change instanceof Change.Changed changed && changed.field().equals("priority")) {
                    priority = (String) changed.to();
                    if (reply != null) {
                        reply.apply(audit.at(), SlaTargets.firstReplyMinutes(priority));
                    }
                } else if (change instanceof Change.Changed changed && changed.field().equals("status")) {
                    wait = moved(wait, status, (String) changed.to(), audit.at());
                    status = (String) changed.to();
                }
            }
        }
        if (reply != null) {
            reply.leaveOpen();
        }
        if (wait != null) {
            wait.leaveOpen();
        }
    }

    private Clock moved(Clock wait, String from, String to, long at) {
        if (wait == null) {
            return null;
        }
        if (to.equals("pending")) {
            add(wait.metric, wait.instance, "pause", at, at);
        } else if (from.equals("pending") && !to.equals("solved")) {
            add(wait.metric, wait.instance, "activate", at, at);
        }
        if (to.equals("solved") || to.equals("closed") || to.equals("deleted")) {
            wait.fulfil(at);
            return null;
        }
        return wait;
    }

    private void add(String metric, int instance, String type, long time, long writtenAt) {
        rows.add(new Row(metric, instance, type, time, writtenAt, 0, 0, null));
    }

    /** One clock from its start to its end. */
    private final class Clock {

        private final String metric;
        private final int instance;
        private final long startedAt;
        private long appliedAt;
        private long due;

        Clock(String metric, int instance, long startedAt) {
            this.metric = metric;
            this.instance = instance;
            this.startedAt = startedAt;
            add(metric, instance, "activate", startedAt, startedAt);
        }

        void apply(long at, int target) {
            rows.add(new Row(metric, instance, "apply_sla", at, at, 0, target, null));
            due = Math.max(at, hours.plus(startedAt, target * 60L));
            appliedAt = at;
        }

        void fulfil(long at) {
            rows.add(new Row(metric, instance, "breach", due, appliedAt, at < due ? at : 0, 0, null));
            add(metric, instance, "fulfill", at, at);
            rows.add(new Row(metric, instance, "update_status", at, at, 0, 0,
                    new long[] { (at - startedAt) / 60, hours.between(startedAt, at) / 60 }));
        }

        void leaveOpen() {
            rows.add(new Row(metric, instance, "breach", due, appliedAt, 0, 0, null));
        }
    }

    static Map<String, Object> json(Ticket ticket, int part, Row row, boolean deleted) {
        Map<String, Object> json = Json.object("id", 9_000_000_000_000L + ticket.id() * 256 + part, "ticket_id", ticket.id(),
                "metric", row.metric(), "instance_id", row.instance(), "type", row.type(), "time", Json.time(row.time()),
                "deleted",
                deleted);
        if (row.target() != 0) {
            json.put("sla", Json.object("target", row.target(), "target_in_seconds", row.target() * 60, "business_hours", true,
                    "policy", Json.object("id", SlaTargets.POLICY, "title", SlaTargets.TITLE, "description", null)));
        }
        if (row.minutes() != null) {
            json.put("status", Json.object("calendar", row.minutes()[0], "business", row.minutes()[1]));
        }
        return json;
    }
}
