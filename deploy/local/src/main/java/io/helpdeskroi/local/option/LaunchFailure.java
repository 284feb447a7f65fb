package io.helpdeskroi.local.option;

/**
 * Why a command cannot go on: one clear sentence and the exit code that goes with it.
 */
public final class LaunchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;

    /** A failure that needs no further explanation. */
    public LaunchFailure(Exit exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    /** A failure with the exception that led to it. */
    public LaunchFailure(Exit exit, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    /** How the process ends. */
    public Exit exit() {
        return exit;
    }
}
