package io.helpdeskroi.local.folder;

import java.time.Instant;
import java.util.Optional;

/**
 * A process of this machine that is not mistaken for another one which later got its number.
 *
 * @param pid process number
 * @param started when it was started; null where the system does not tell
 */
public record ProcessIdentity(long pid, Instant started) {

    /** Identity of a live process. */
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElse(null));
    }

    /** The process, if it is still the same and alive. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(handle -> started == null || handle.info().startInstant().map(started::equals).orElse(true));
    }
}
