package io.helpdeskroi.metrics.golden;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.helpdeskroi.contract.ActorType;
import io.helpdeskroi.contract.Agent;
import io.helpdeskroi.contract.AgentKind;
import io.helpdeskroi.contract.Channel;
import io.helpdeskroi.contract.ClockKind;
import io.helpdeskroi.contract.Direction;
import io.helpdeskroi.contract.Entity;
import io.helpdeskroi.contract.Event;
import io.helpdeskroi.contract.EventKind;
import io.helpdeskroi.contract.Fact;
import io.helpdeskroi.contract.FactId;
import io.helpdeskroi.contract.FactRecord;
import io.helpdeskroi.contract.InitiatedBy;
import io.helpdeskroi.contract.Interaction;
import io.helpdeskroi.contract.Sla;
import io.helpdeskroi.contract.SlaMetric;
import io.helpdeskroi.contract.Source;
import io.helpdeskroi.contract.Survey;
import io.helpdeskroi.contract.SurveyKind;

/**
 * Writes the facts of one case in the words of the catalogue: created, reply, customer, status, survey.
 */
public final class GoldenCase {

    private final Source source;
    private final String id;
    private final Channel channel;
    private final String customer;
    private final String topic;
    private final Instant createdAt;
    private final List<FactRecord> events = new ArrayList<>();
    private final List<FactRecord> others = new ArrayList<>();
    private Instant updatedAt;
    private boolean outbound;
    private boolean byAgent;
    private boolean silent;
    private boolean spam;
    private String eventPrefix = "";

    /** @param customer null for an anonymous one */
    public GoldenCase(Source source, String id, Channel channel, String customer, String topic, Instant createdAt,
            Instant updatedAt) {
        this.source = source;
        this.id = id;
        this.channel = channel;
        this.customer = customer;
        this.topic = topic;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    public static FactRecord agent(Source source, String name, AgentKind kind) {
        return new FactRecord(FactId.of(source.id(), Entity.AGENT, name), Instant.parse("2025-01-01T00:00:00Z"),
                new Agent(kind, null, null, List.of(), List.of(), List.of(), List.of()));
    }

    public FactId interactionId() {
        return FactId.of(source.id(), Entity.INTERACTION, id);
    }

    private FactId agentId(String name) {
        return name == null ? null : FactId.of(source.id(), Entity.AGENT, name);
    }

    /** No message at creation: the agent began, or it is a call. */
    public GoldenCase silent() {
        silent = true;
        return this;
    }

    public GoldenCase outbound() {
        outbound = true;
        return openedByAgent();
    }

    /** An agent opened it, perhaps on behalf of the customer. */
    public GoldenCase openedByAgent() {
        byAgent = true;
        return silent();
    }

    /** Events of a later delivery get ids of their own. */
    public GoldenCase later(String prefix) {
        eventPrefix = prefix + "-";
        return this;
    }

    private GoldenCase event(EventKind kind, ActorType actor, FactId actorId, boolean isPublic, String to, Instant at) {
        int number = events.size() + 1;
        events.add(new FactRecord(FactId.of(source.id(), Entity.EVENT, id + "-" + eventPrefix + number), updatedAt,
                new Event(interactionId(), at, number, kind, actor, actorId, null, isPublic, false, null, to, null)));
        return this;
    }

    /** Any event without agent or value. */
    public GoldenCase system(EventKind kind, String at) {
        return event(kind, ActorType.SYSTEM, null, false, null, GoldenG1.at(at));
    }

    public GoldenCase assigned(String agent, String at) {
        return event(EventKind.ASSIGNED, ActorType.SYSTEM, null, false, agent == null ? null : agentId(agent).toString(),
                GoldenG1.at(at));
    }

    public GoldenCase fact(Entity entity, String name, Fact fact) {
        others.add(new FactRecord(FactId.of(source.id(), entity, id + "-" + name), updatedAt, fact));
        return this;
    }

    public GoldenCase reply(String agent, String at) {
        return event(EventKind.MESSAGE, ActorType.HUMAN_AGENT, agentId(agent), true, null, GoldenG1.at(at));
    }

    public GoldenCase customer(String at) {
        return event(EventKind.MESSAGE, ActorType.CUSTOMER, null, true, null, GoldenG1.at(at));
    }

    public GoldenCase bot(EventKind kind, String at) {
        return event(kind, ActorType.BOT, agentId("bot"), kind == EventKind.BOT_ANSWERED, null, GoldenG1.at(at));
    }

    public GoldenCase status(String agent, String to, String at) {
        return status(ActorType.HUMAN_AGENT, agent, to, at);
    }

    public GoldenCase status(ActorType actor, String agent, String to, String at) {
        return event(EventKind.STATUS, actor, agentId(agent), false, to, GoldenG1.at(at));
    }

    public GoldenCase spam(String at) {
        spam = true;
        return event(EventKind.SPAM, ActorType.HUMAN_AGENT, agentId("A1"), false, null, GoldenG1.at(at));
    }

    public GoldenCase spamFlag(Instant at) {
        spam = true;
        updatedAt = at;
        return this;
    }

    public GoldenCase merged(String into, String at) {
        return event(EventKind.MERGED, ActorType.HUMAN_AGENT, agentId("A1"), false,
                FactId.of(source.id(), Entity.INTERACTION, into).toString(), GoldenG1.at(at));
    }

    public GoldenCase unmerged(String at) {
        updatedAt = GoldenG1.at(at);
        return event(EventKind.UNMERGED, ActorType.HUMAN_AGENT, agentId("A1"), false, null, GoldenG1.at(at));
    }

    /** First reply within four business hours. */
    public GoldenCase sla() {
        others.add(new FactRecord(FactId.of(source.id(), Entity.SLA, id + "-first-reply"), updatedAt,
                new Sla(interactionId(), SlaMetric.FIRST_REPLY, 1, 4 * 3600L, ClockKind.BUSINESS, null, "standard", createdAt,
                        null, null, null, null)));
        return this;
    }

    public GoldenCase survey(String offeredAt, String respondedAt, int rating) {
        Instant responded = respondedAt == null ? null : GoldenG1.at(respondedAt);
        return survey(offeredAt, responded, respondedAt == null ? null : rating, null, null);
    }

    public GoldenCase revisedSurvey(String offeredAt, String respondedAt, int rating, int revised, Instant revisedAt) {
        updatedAt = revisedAt;
        return survey(offeredAt, GoldenG1.at(respondedAt), rating, revised, revisedAt);
    }

    private GoldenCase survey(String offeredAt, Instant respondedAt, Integer rating, Integer revised, Instant revisedAt) {
        others.add(new FactRecord(FactId.of(source.id(), Entity.SURVEY, id + "-csat"), updatedAt,
                new Survey(SurveyKind.CSAT, interactionId(), null, null, null, 1, 5, false, GoldenG1.at(offeredAt), null, false,
                        null, respondedAt, rating, revisedAt, revised, null, null, false)));
        return this;
    }

    public List<FactRecord> eventsOnly() {
        return List.copyOf(events);
    }

    public List<FactRecord> facts() {
        List<FactRecord> facts = new ArrayList<>();
        facts.add(new FactRecord(interactionId(), updatedAt, interaction()));
        facts.add(opening("created", EventKind.CREATED, -1));
        if (!silent) {
            facts.add(opening("first-message", EventKind.MESSAGE, 0));
        }
        facts.addAll(events);
        facts.addAll(others);
        return facts;
    }

    private FactRecord opening(String name, EventKind kind, long sequence) {
        return new FactRecord(FactId.of(source.id(), Entity.EVENT, id + "-" + name), updatedAt,
                new Event(interactionId(), createdAt, sequence, kind, byAgent ? ActorType.HUMAN_AGENT : ActorType.CUSTOMER,
                        null,
                        null, kind == EventKind.MESSAGE, false, null, null, null));
    }

    private Interaction interaction() {
        return new Interaction(channel, null, outbound ? Direction.OUTBOUND : Direction.INBOUND,
                byAgent ? InitiatedBy.AGENT : InitiatedBy.CUSTOMER, createdAt,
                customer == null ? null : FactId.of(source.id(), Entity.CUSTOMER, customer), null, null, topic, false, null,
                null, null, null, null, null,
                null, null, false, spam, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
