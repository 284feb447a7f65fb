package io.helpdeskroi.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.helpdeskroi.local.folder.DataFolder;
import io.helpdeskroi.local.folder.ProcessIdentity;
import io.helpdeskroi.local.folder.RunState;
import io.helpdeskroi.local.process.ReadyCheck;

/**
 * What {@code status} prints: the run as the launcher wrote it down, checked against what lives and answers now.
 *
 * @param running whether a launcher is at work
 * @param ready whether every service is alive and says that it is ready
 * @param firstPollDone whether every stream of the sandbox company has been read to its end
 * @param data data folder
 * @param launcherPid process number of the launcher; null when none is at work
 * @param ports port by name
 * @param processes the services
 */
record StatusReport(boolean running, boolean ready, boolean firstPollDone, String data, Long launcherPid,
        Map<String, Integer> ports, List<Service> processes) {

    /**
     * One service.
     *
     * @param name its name
     * @param pid its process number
     * @param port its port
     * @param url its address
     * @param alive whether the process lives
     * @param ready whether it says that it is ready
     * @param restarts how often it had to be started again
     */
    record Service(String name, long pid, int port, String url, boolean alive, boolean ready, int restarts) {
    }

    static StatusReport of(DataFolder folder) {
        Optional<RunState> written = RunState.load(folder);
        Optional<ProcessHandle> launcher = written.map(RunState::launcher).flatMap(ProcessIdentity::find);
        ReadyCheck check = new ReadyCheck();
        List<Service> services = new ArrayList<>();
        written.map(RunState::processes).orElse(List.of()).forEach(service -> {
            boolean alive = service.identity().find().isPresent();
            services.add(new Service(service.name(), service.identity().pid(), service.port(), ReadyCheck.url(service.port()),
                    alive, alive && check.isReady(service.port()), service.restarts()));
        });
        boolean ready = launcher.isPresent() && !services.isEmpty() && services.stream().allMatch(Service::ready)
                && written.get().ready();
        return new StatusReport(launcher.isPresent(), ready, ready && written.get().firstPollDone(), folder.root().toString(),
                launcher.map(ProcessHandle::pid).orElse(null),
                written.map(state -> new LinkedHashMap<>(state.ports())).orElseGet(LinkedHashMap::new), services);
    }
}
