package io.helpdeskroi.local.option;

/**
 * How big the sandbox company is: {@code small}, {@code year} or a number of interactions.
 *
 * @param word as given on the command line
 * @param interactions about how many interactions that makes
 */
public record CompanySize(String word, int interactions) {

    private static final int SMALL = 3_000;
    private static final int YEAR = 300_000;
    private static final int LARGEST = 2_000_000;

    /** Reads the word of the command line. */
    public static CompanySize of(String word) {
        return switch (word) {
            case "small" -> new CompanySize(word, SMALL);
            case "year" -> new CompanySize(word, YEAR);
            default -> new CompanySize(word, number(word));
        };
    }

    private static int number(String word) {
        try {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= LARGEST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one sentence below.
        }
        throw new LaunchFailure(Exit.USAGE,
                "--size takes small, year or a number of interactions from 1 to " + LARGEST + ", not \"" + word + "\".");
    }
}
