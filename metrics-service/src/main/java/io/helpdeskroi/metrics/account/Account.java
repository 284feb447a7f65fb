package io.helpdeskroi.metrics.account;

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
    String weekStart;
    String currency;
    String defaultScheduleId;
    int shortAbandonS;
    int serviceLevelVoiceS;
    int serviceLevelChatS;
    int surveyExpiryD;
    int reopenVoidH;
    int minN;
    int minNAgent;
}
