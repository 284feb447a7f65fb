package io.helpdeskroi.zendesk;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

import io.helpdeskroi.contract.Channel;

/**
 * Zendesk's channel names in the contract's words: short names of tickets and "via types" of events.
 */
final class Channels {

    private static final Map<String, Channel> BY_NAME = Map.ofEntries(
            entry("email", Channel.EMAIL), entry("mail", Channel.EMAIL), entry("mailgun", Channel.EMAIL),
            entry("web", Channel.WEB_FORM), entry("web_form", Channel.WEB_FORM), entry("web_widget", Channel.WEB_FORM),
            entry("helpcenter", Channel.WEB_FORM), entry("help_center", Channel.WEB_FORM), entry("dropbox", Channel.WEB_FORM),
            entry("closed_ticket", Channel.WEB_FORM), entry("batch", Channel.WEB_FORM), entry("mobile", Channel.WEB_FORM),
            entry("iphone", Channel.WEB_FORM),
            entry("api", Channel.API), entry("web_service", Channel.API), entry("ticket_sharing", Channel.API),
            entry("import", Channel.API), entry("any_channel", Channel.API),
            entry("voice", Channel.VOICE), entry("phone_call_inbound", Channel.VOICE),
            entry("phone_call_outbound", Channel.VOICE), entry("api_phone_call_inbound", Channel.VOICE),
            entry("api_phone_call_outbound", Channel.VOICE), entry("voicemail", Channel.VOICEMAIL),
            entry("api_voicemail", Channel.VOICEMAIL),
            entry("chat", Channel.CHAT), entry("chat_offline_message", Channel.CHAT), entry("chat_transcript", Channel.CHAT),
            entry("native_messaging", Channel.MESSAGING), entry("mobile_sdk", Channel.MESSAGING),
            entry("whatsapp", Channel.MESSAGING), entry("line", Channel.MESSAGING), entry("wechat", Channel.MESSAGING),
            entry("viber", Channel.MESSAGING), entry("telegram", Channel.MESSAGING), entry("kakaotalk", Channel.MESSAGING),
            entry("apple_business_chat", Channel.MESSAGING), entry("google_rcs", Channel.MESSAGING),
            entry("google_business_messages", Channel.MESSAGING), entry("instagram_dm", Channel.MESSAGING),
            entry("sms", Channel.MESSAGING), entry("text_message", Channel.MESSAGING), entry("twilio_sms", Channel.MESSAGING),
            entry("messagebird_sms", Channel.MESSAGING),
            entry("facebook_post", Channel.SOCIAL_PUBLIC), entry("facebook", Channel.SOCIAL_PUBLIC),
            entry("twitter", Channel.SOCIAL_PUBLIC), entry("twitter_favorite", Channel.SOCIAL_PUBLIC),
            entry("facebook_message", Channel.SOCIAL_PRIVATE), entry("twitter_dm", Channel.SOCIAL_PRIVATE),
            entry("forum", Channel.COMMUNITY));
    private static final Set<String> INTERNAL = Set.of("rule", "merge", "sample_ticket", "sample_interactive_ticket",
            "side_conversation", "linked_problem", "admin_setting", "monitor_event", "system");

    /**
     * A channel and whether the vendor's name for it was known.
     */
    record Found(Channel channel, boolean known) {
    }

    private Channels() {
    }

    static Found of(Via via, boolean messaging) {
        String name = via == null ? "" : via.channel();
        if (via != null && via.rel().equals("voicemail")) {
            return new Found(Channel.VOICEMAIL, true);
        }
        if (name.startsWith("sunshine_conversations_")) {
            return new Found(Channel.MESSAGING, true);
        }
        if (name.startsWith("answer_bot_")) {
            return new Found(Channel.BOT, true);
        }
        Channel channel = BY_NAME.get(name);
        // The messaging flag tells what unknown messengers are, and asynchronous messaging from live chat.
        if (messaging && (channel == null || channel == Channel.CHAT)) {
            return new Found(Channel.MESSAGING, true);
        }
        return channel != null ? new Found(channel, true) : new Found(Channel.OTHER, name.isEmpty() || INTERNAL.contains(name));
    }
}
