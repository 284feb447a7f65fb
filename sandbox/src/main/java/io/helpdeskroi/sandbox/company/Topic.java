package io.helpdeskroi.sandbox.company;

/**
 * What customers write and call about, with words for it.
 */
public enum Topic {

    DELIVERY("Where is my parcel?", "My parcel was due three days ago and the tracking has not moved. Where is it?",
            "I traced the parcel: it left our warehouse and arrives tomorrow."),
    RETURNS("Return label does not work", "The return label gives an error when I scan it at the shop. Please help.",
            "Here is a fresh label; it works at every pick-up point."),
    BILLING("Charged twice", "I see the same invoice twice on my card statement and would like one of them back.",
            "The second charge was a reservation and has been released."),
    PRODUCT("Jacket leaks", "The rain jacket I ordered is not waterproof at the seams. Very disappointing.",
            "I am sorry about the jacket. A replacement is on its way."),
    ACCOUNT("Cannot sign in", "The reset mail never arrives, so I cannot get into my account.",
            "I sent a new reset link and removed the lock from your account."),
    ADVICE("Which size fits?", "I am between two sizes for the hiking boots. Which one do you recommend?",
            "Take the larger one; the boots are cut narrow.");

    private final String subject;
    private final String question;
    private final String answer;

    Topic(String subject, String question, String answer) {
        this.subject = subject;
        this.question = question;
        this.answer = answer;
    }

    public String subject() {
        return subject;
    }

    public String question() {
        return question;
    }

    public String answer() {
        return answer;
    }

    /** Lower-case name, used as tag. */
    public String tag() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
