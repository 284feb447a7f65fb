package io.helpdeskroi.metrics.fact;

import java.util.List;
import java.util.Locale;

/**
 * What an {@link Observation} observed. Each constant names the columns it fills beyond {@code interactionId},
 * {@code customerId}, {@code agentId} and {@code dimensions}, and the KPIs that aggregate it. Durations always fill
 * {@code start}, {@code calendarMs} and {@code businessMs}. Interactions of both directions are observed: KPIs of the inbound
 * service filter the dimension {@code direction=inbound} (KPI catalogue C5).
 *
 * <p>
 * <b>Variants.</b> A row's {@code variant} names only the parameters its content depends on, so a row with an empty variant
 * holds under every parameter value. A query matches the rows whose variant is in {@link Variants#matching}. Parameters and
 * their values are listed per constant, the default first.
 */
public enum Kind {

    // Volume and flow (§6.1)

    /**
     * A countable interaction. at=created_at; num=1 for a complaint else 0; den=1. interactions_received, complaint_rate,
     * topic_share, customers_contacting (distinct customerId), denominator of clearance_rate.
     */
    RECEIVED(Origin.INTERACTION),
    /**
     * A conversation: an interaction, or the part of a never-ending thread between silences longer than 24 h. at=its first
     * message. conversation_volume.
     */
    CONVERSATION(Origin.INTERACTION),
    /**
     * A contact judged as repetition. at=created_at; num=1 when the same customer had a countable inbound contact in the
     * preceding W; den=1; only known customers. Parameters W=7d|14d|30d, match=any|topic. repeat_contact_rate.
     */
    REPEAT_CONTACT(Origin.CUSTOMER, Parameter.WINDOW, Parameter.MATCH),
    /**
     * One solve. at=the instant; code=resolver (human, automated, system); agentId=who solved. resolution_events (count),
     * interactions_resolved (distinct interactionId), customers_served (distinct customerId), agent_throughput.
     */
    SOLVE(Origin.INTERACTION),
    /** A reopen: solved to unsolved. at=the instant. reopens_total. */
    REOPENED(Origin.INTERACTION),
    /**
     * First solve judged by reopening. at=first_solved_at; num=1 when reopened within 7 d; den=1; matureAt=at + 7 d;
     * code=resolver of the first solve. reopen_rate.
     */
    REOPEN(Origin.INTERACTION),
    /**
     * A stretch in one unsolved status. at, until (exclusive, null while it lasts); start=created_at; code=status.
     * backlog_open and, as instant minus start, backlog_age: rows with at &lt; b and (until is null or until &ge; b).
     */
    UNSOLVED(Origin.INTERACTION),
    /** An unsolved stretch without an assigned agent. at, until; start=created_at. backlog_unassigned. */
    UNASSIGNED(Origin.INTERACTION),
    /**
     * An unsolved stretch with an open customer turn nobody human answered. at, until; start=created_at.
     * backlog_unanswered.
     */
    UNANSWERED(Origin.INTERACTION),
    /**
     * Human reply turns up to the last solve, human-resolved interactions. at=last_solved_at; num=turns; den=1.
     * replies_to_resolution.
     */
    REPLIES(Origin.INTERACTION),
    /**
     * Changes of the responsible person up to the last solve, human-handled interactions. at=last_solved_at; num; den=1.
     * handoffs_per_interaction.
     */
    HANDOFFS(Origin.INTERACTION),
    /**
     * Human-handled interaction judged by transfer. at=end of the first human handling; num=1 when transferred after being
     * answered; den=1. transfer_rate.
     */
    TRANSFER(Origin.INTERACTION),
    /**
     * Human-handled interaction judged by escalation. at=created_at; num=1 when its tier rose within 30 d; den=1;
     * matureAt=at + 30 d. escalation_rate.
     */
    ESCALATION(Origin.INTERACTION),

    // Responsiveness (§6.2)

    /**
     * First reply. at=reply; start=where the clock began; code=class of the author (human, bot, ai); agentId=author. Parameters
     * responder=human|any, start=handoff|created. first_response_time.
     */
    FIRST_RESPONSE(Origin.INTERACTION, Parameter.RESPONDER, Parameter.START_HANDOFF),
    /**
     * First automated answer. at=answer; start=first customer message; code=bot, ai. first_response_time with responder=bot or
     * ai.
     */
    FIRST_RESPONSE_AUTOMATED(Origin.INTERACTION),
    /**
     * First human reply as a cohort of arrivals. at=created_at; start=where the clock began; until=the reply. While open,
     * durations are null and the case is censored at as_of, or at {@code until} where code=dismissed (solved without a
     * reply). A case whose {@code until} lies after as_of is open as of then. Parameter start=handoff|created.
     * first_response_time by=created (Kaplan-Meier).
     */
    FIRST_RESPONSE_COHORT(Origin.INTERACTION, Parameter.START_HANDOFF),
    /**
     * A customer turn that was answered. at=reply; start=turn opening; ordinal=turn (0 the first); code=first for the first
     * turn of the interaction, else next; agentId=author. Parameters responder=human|any. average_response_time (all),
     * next_response_time (code=next).
     */
    RESPONSE(Origin.INTERACTION, Parameter.RESPONDER),
    /** Waits of all answered turns of an interaction together. at=last_solved_at; start=first turn. total_response_wait. */
    TOTAL_RESPONSE_WAIT(Origin.INTERACTION),
    /**
     * A customer turn judged by being answered. at=turn opening; until=reply, null while open; num=1 when answered within
     * 7 d; den=1; matureAt=at + 7 d; code=first, next. Dismissed turns have no row. response_rate (unit=interaction:
     * code=first). As of an instant before {@code until} the num counts 0.
     */
    TURN_ANSWERED(Origin.INTERACTION),
    /**
     * A customer turn judged against a target. at=earlier of reply and due; num=1 met, 0 missed; den=1; code=first, next.
     * Parameter target=1h|60s|15min|next_business_day|24bh (names of {@link AccountSettings#responseTargets()}).
     * response_within_target_rate.
     */
    WITHIN_TARGET(Origin.INTERACTION, Parameter.TARGET),
    /** First assignment to a person. at=assignment; start=human_wait_start. time_to_assignment. */
    ASSIGNMENT(Origin.INTERACTION),
    /** Active time without a human assignee. at=last_solved_at; start=human_wait_start. unassigned_time. */
    UNASSIGNED_TIME(Origin.INTERACTION),
    /** Time in new, open, on_hold up to the last solve. at=last_solved_at. requester_wait_time. */
    REQUESTER_WAIT(Origin.INTERACTION),
    /** Time in new and open up to the last solve. at=last_solved_at. agent_work_time. */
    AGENT_WORK(Origin.INTERACTION),
    /**
     * Time in pending up to the last solve. at=last_solved_at; capability_missing where the vendor has no such status.
     * agent_wait_time.
     */
    AGENT_WAIT(Origin.INTERACTION),
    /** Time on hold up to the last solve. at=last_solved_at. on_hold_time. */
    ON_HOLD(Origin.INTERACTION),

    // Resolution and SLA (§6.3)

    /**
     * First solve. at=first_solved_at; start=created_at; code=resolver; agentId=who solved. Default resolver: human.
     * Parameter voice=exclude|include: by default calls are left to handle time. first_resolution_time.
     */
    FIRST_RESOLUTION(Origin.INTERACTION, Parameter.VOICE),
    /**
     * Last solve of an interaction that is solved. at=last_solved_at; start=created_at; code=resolver; agentId=who solved.
     * Parameters start=created|handoff, voice as above. full_resolution_time.
     */
    FULL_RESOLUTION(Origin.INTERACTION, Parameter.START_CREATED, Parameter.VOICE),
    /**
     * First and last solve as a cohort of arrivals. at=created_at; start; until=solve, null while open (durations null);
     * code=resolver, null while open. Parameters measure=first|full, voice as above. first_ and full_resolution_time
     * by=created.
     */
    RESOLUTION_COHORT(Origin.INTERACTION, Parameter.MEASURE, Parameter.VOICE),
    /** Unsolved status time from creation to the last solve. at=last_solved_at; code=resolver. unsolved_time. */
    UNSOLVED_TIME(Origin.INTERACTION),
    /**
     * State at a horizon. at=created_at; num=1 when solved or closed at created_at + T; den=1.
     * Parameters T=7d|24h|72h|30d, clock=c|b (no b row without a schedule). Matures at created_at + T, for clock b at
     * matureAt. resolution_rate.
     */
    RESOLVED_AT(Origin.INTERACTION, Parameter.HORIZON, Parameter.CLOCK),
    /**
     * An episode of contacts of one customer. at=created_at of its first interaction; num=1 when resolved at first contact;
     * den=1; matureAt. Parameters W=7d|14d|30d, transfers=allow|disallow, match=any|topic, gross=false|true,
     * responder=human|any. fcr_rate.
     */
    FIRST_CONTACT_RESOLUTION(Origin.CUSTOMER, Parameter.WINDOW, Parameter.TRANSFERS, Parameter.MATCH, Parameter.GROSS,
            Parameter.RESPONDER),
    /**
     * Contacts an episode took. at=created_at of its first interaction; num=contacts; den=1; matureAt. Parameters W, match,
     * gross, responder as above. contacts_per_episode.
     */
    EPISODE_CONTACTS(Origin.CUSTOMER, Parameter.WINDOW, Parameter.MATCH, Parameter.GROSS, Parameter.RESPONDER),
    /**
     * Human-resolved interaction with at least one human reply. at=last_solved_at; num=1 when one reply turn, never pending
     * or on hold, never reopened; den=1. one_touch_rate.
     */
    ONE_TOUCH(Origin.INTERACTION),
    /**
     * Outcome of a service-level instance. at=fulfilled_at or due_at; start=clock start; num=1 met, 0 breached; den=1;
     * code=metric (first_reply ...). sla_attainment_rate; sla_breaches (count of num=0).
     */
    SLA(Origin.INTERACTION),
    /**
     * A service-level instance while undecided. at=clock start; until=outcome or cancellation, null while open;
     * matureAt=due_at; code=metric. sla_at_risk: rows active at b with matureAt in (b, b + N min].
     */
    SLA_ACTIVE(Origin.INTERACTION),

    // Queue and handling (§6.4)

    /**
     * A queue entry (inbound). at=queued_at; until=end of the wait, null while waiting; calendarMs=wait; code=outcome
     * (answered, abandoned, short_abandoned, missed, declined, voicemail, overflow, callback, failed, contained; null while
     * waiting); den=1 in the base of service level, else 0; num=1 answered within the account's T. Parameters
     * legs=first|all, hours=in|all. contacts_*, service_level (default num/den; other T or abandon= from code and
     * calendarMs), abandonment_rate (code=abandoned over den), queue_length (stretches).
     */
    CONTACT(Origin.INTERACTION, Parameter.LEGS, Parameter.HOURS),
    /**
     * End of a wait in a queue. at=answered_at or end of the wait; start=queued_at; code=outcome. Parameters legs, hours as
     * above. average_speed_of_answer (code=answered), queue_wait_time (answered, abandoned, missed), time_to_abandon
     * (abandoned).
     */
    QUEUE_WAIT(Origin.INTERACTION, Parameter.LEGS, Parameter.HOURS),
    /** An offer rung to an agent. at=offered_at; num=1 when missed or declined; den=1; agentId. agent_missed_rate. */
    OFFER(Origin.INTERACTION),
    /**
     * Handling time. at=end of the wrap-up; calendarMs=handling (no businessMs); code=method (legs: talk + hold + wrap;
     * focus, active, assigned_open for written channels); agentId. Parameter per=interaction|leg (code legs only).
     * average_handle_time.
     */
    HANDLE(Origin.INTERACTION, Parameter.PER),
    /** Talk time of a human-handled interaction. at=end of its last wrap-up; calendarMs. talk_time. */
    TALK(Origin.INTERACTION),
    /**
     * Hold time of a human-handled interaction. at=end of its last wrap-up; calendarMs (0 when not held); num=1 when held;
     * den=1. call_hold_time, hold_rate.
     */
    HOLD(Origin.INTERACTION),
    /** After-contact work of a human-handled interaction. at=end of its last wrap-up; calendarMs. after_contact_work. */
    AFTER_CONTACT_WORK(Origin.INTERACTION),
    /** A stretch in which an agent works a chat or messaging session. at, until; agentId. concurrent_sessions. */
    SESSION(Origin.INTERACTION),

    // Customer voice (§6.5)

    /**
     * A survey offered. at=offered_at; den=1, 0 when bounced; num=1 when answered before expiry; until=responded_at;
     * matureAt=expiry; code=kind (csat, nps_relationship, nps_transactional, ces, fcr, custom). surveys_offered (sum den),
     * survey_response_rate, survey_coverage (distinct interactions over human FULL_RESOLUTION).
     */
    SURVEY_OFFER(Origin.INTERACTION),
    /**
     * An answered CSAT survey by top box. at=responded_at; num=1 satisfied; den=1; code=scale (1-5). Parameter
     * unit=survey|interaction. csat.
     */
    CSAT(Origin.INTERACTION, Parameter.UNIT),
    /** An answered CSAT survey by bottom box. As {@link #CSAT}; num=1 dissatisfied. dsat_rate. */
    DSAT(Origin.INTERACTION, Parameter.UNIT),
    /**
     * The rating of an answered CSAT survey. at=responded_at; num=rating; den=1; code=scale: means of different scales are
     * never pooled. csat_mean.
     */
    CSAT_SCORE(Origin.INTERACTION, Parameter.UNIT),
    /**
     * A relationship NPS answer. at=responded_at; num=1, 0 or -1; den=1; code=promoter, passive, detractor. The latest per
     * customer and period counts. nps, promoter_share, detractor_share.
     */
    NPS_RELATIONSHIP(Origin.INTERACTION),
    /** A transactional NPS answer; every answer counts. Columns as {@link #NPS_RELATIONSHIP}. */
    NPS_TRANSACTIONAL(Origin.INTERACTION),
    /**
     * A CES answer on 1 to 7. at=responded_at; num=score; den=1; code=native, mapped (from the reversed 1 to 5 scale, not
     * pooled by default). ces, ces_easy_rate (num &ge; 5).
     */
    CES(Origin.INTERACTION),
    /** An answer to "was it solved at first contact". at=responded_at; num=1 yes, 0 no; den=1. fcr_surveyed_rate. */
    FCR_SURVEYED(Origin.INTERACTION),

    // Automation (§6.8)

    /** A bot-engaged interaction. at=engagement; num=1 when handed over to people; den=1. bot_handoff_rate. */
    BOT_HANDOFF(Origin.INTERACTION),
    /**
     * An automated session (bot or IVR). at=its end; num=1 when answered and ended without a person; den=1.
     * containment_rate.
     */
    CONTAINMENT(Origin.INTERACTION),
    /**
     * A bot-engaged interaction judged by resolution. at=end of the bot's part; num=1 when solved by automation without
     * people and without another contact within 72 h; den=1; matureAt=at + 72 h; code=confirmed, verified, assumed where
     * num=1. bot_resolution_rate.
     */
    BOT_RESOLUTION(Origin.CUSTOMER),

    // Trust (§6.9)

    /**
     * A duration left out because its end lies before its start. at=the start; code=kind of the duration.
     * dq_negative_durations.
     */
    DQ_NEGATIVE_DURATION(Origin.INTERACTION),
    /** A status no mapping knows. at=the event; dq_unmapped_status. */
    DQ_UNMAPPED_STATUS(Origin.INTERACTION),
    /** A rating outside its scale. at=responded_at; code=kind of the survey. dq_out_of_scale. */
    DQ_OUT_OF_SCALE(Origin.INTERACTION),
    /** A countable interaction without customer. at=created_at. dq_unidentified_customers. */
    DQ_UNIDENTIFIED_CUSTOMER(Origin.INTERACTION);

    /** Which derivation owns the rows of a kind: it replaces all of them for its subject, and no others. */
    public enum Origin {
        /** {@link InteractionDerivation}, per (surviving) interaction. */
        INTERACTION,
        /** {@link EpisodeDerivation}, per resolved customer. */
        CUSTOMER
    }

    private final Origin origin;
    private final List<Parameter> parameters;

    Kind(Origin origin, Parameter... parameters) {
        this.origin = origin;
        this.parameters = List.of(parameters);
    }

    /** The parameters a row of this kind may depend on. */
    public List<Parameter> parameters() {
        return parameters;
    }

    public Origin origin() {
        return origin;
    }

    /** The lower-case name used in storage and JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
