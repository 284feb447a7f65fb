package io.helpdeskroi.metrics.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * The one account of a deployment.
 */
@Entity
@Table(name = "account")
class Account {

    static final short ONLY = 1;

    @Id
    short id;
    @Version
    long version;
    @Column(name = "week_start")
    String weekStart;
    String currency;
    @Column(name = "default_schedule_id")
    String defaultScheduleId;
    @Column(name = "short_abandon_s")
    int shortAbandonS;
    @Column(name = "service_level_voice_s")
    int serviceLevelVoiceS;
    @Column(name = "service_level_chat_s")
    int serviceLevelChatS;
    @Column(name = "survey_expiry_d")
    int surveyExpiryD;
    @Column(name = "reopen_void_h")
    int reopenVoidH;
    @Column(name = "min_n")
    int minN;
    @Column(name = "min_n_agent")
    int minNAgent;
}
