package io.helpdeskroi.sandbox.company;

/**
 * A satisfaction survey of a ticket; until the middle of the year thumbs up or down, later one to five.
 *
 * @param newer a survey of the newer kind (1 to 5), otherwise good or bad
 * @param offeredAt epoch second
 * @param answeredAt first answer; 0 when never answered
 * @param firstRating 1 to 5, or 1 (bad) and 2 (good); 0 when never answered
 * @param changedAt the customer changed their mind; 0 when not
 * @param rating the latest rating; 0 when never answered
 * @param comment empty when none
 * @param assigneeId the ticket's assignee when it was offered
 * @param groupId the ticket's group when it was offered
 */
public record Survey(boolean newer, long offeredAt, long answeredAt, int firstRating, long changedAt, int rating,
        String comment, long assigneeId, long groupId) {

    /** How long an offer can be answered, in seconds. */
    public static final long EXPIRY = 30L * 86_400;

    /** Id of the one survey of the newer kind. */
    public static final String SURVEY_ID = "01J58K2Q4T6V8X0Z1B3D5F7H9J";

    /** Id of the response to the survey about ticket {@code ticketId}. */
    public static String responseId(long ticketId) {
        return String.format(java.util.Locale.ROOT, "01J8%022d", ticketId);
    }

    /** Top box: 4 and 5 of five, or good. */
    public boolean satisfied() {
        return newer ? rating >= 4 : rating == 2;
    }

    /** Bottom box: 1 and 2 of five, or bad. */
    public boolean dissatisfied() {
        return newer ? rating == 1 || rating == 2 : rating == 1;
    }

    /** The vendor's word for the rating as it stood after the first answer or after the change of mind. */
    public String score(boolean changed) {
        int value = changed ? rating : firstRating;
        return (newer ? value >= 4 : value == 2) ? "good" : "bad";
    }
}
