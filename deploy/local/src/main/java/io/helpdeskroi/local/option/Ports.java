package io.helpdeskroi.local.option;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of one run, counted from its base; all of them on the loopback address.
 *
 * @param base first port
 */
public record Ports(int base) {

    /** Base when nothing is said. */
    public static final int DEFAULT_BASE = 8080;
    /** The only address anything listens on. */
    public static final String HOST = "127.0.0.1";

    /** Port of the metrics service. */
    public int metrics() {
        return base + 1;
    }

    /** Port of the ROI service. */
    public int roi() {
        return base + 2;
    }

    /** Port of the token endpoint. */
    public int token() {
        return base + 9;
    }

    /** Port of a connector. */
    public int connector(Connector connector) {
        return replica(connector, 1);
    }

    /** Port of one of a connector's processes, of which 1 is the first. */
    public int replica(Connector connector, int replica) {
        return base + connector.offset(replica);
    }

    /** Port of the sandbox. */
    public int sandbox() {
        return base + 20;
    }

    /** Port of PostgreSQL. */
    public int postgres() {
        return base + 30;
    }

    /** Address of a service on one of these ports. */
    public static String url(int port) {
        return "http://" + HOST + ":" + port;
    }

    /** Every port of a run with so many processes of each connector, by the name of who listens there. */
    public Map<String, Integer> byName(Vendors vendors, int replicas) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("metrics", metrics());
        ports.put("roi", roi());
        ports.put("token", token());
        for (int replica = 1; replica <= replicas; replica++) {
            for (Connector connector : Connector.values()) {
                ports.put(connector.process(replica), replica(connector, replica));
            }
        }
        if (vendors == Vendors.SANDBOX) {
            ports.put("sandbox", sandbox());
        }
        ports.put("postgres", postgres());
        return ports;
    }

    /** Fails when another program listens on one of them. */
    public static void requireFree(Map<String, Integer> ports) {
        ports.forEach((name, port) -> {
            if (!isFree(port)) {
                throw new LaunchFailure(Exit.PORT_IN_USE, "Port " + port + " (" + name
                        + ") is in use by another program: stop that program, or choose other ports with --port-base.");
            }
        });
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
