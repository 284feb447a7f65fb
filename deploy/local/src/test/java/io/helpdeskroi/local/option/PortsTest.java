package io.helpdeskroi.local.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void countsFromTheBase() {
        assertThat(new Ports(8080).byName(Vendors.SANDBOX, 1)).containsExactly(Map.entry("metrics", 8081),
                Map.entry("roi", 8082), Map.entry("token", 8089), Map.entry("zendesk", 8091), Map.entry("intercom", 8092),
                Map.entry("sandbox", 8100),
                Map.entry("postgres", 8110));
    }

    @Test
    void givesFurtherReplicasPortsThatNobodyElseHas() {
        Map<String, Integer> ports = new Ports(8080).byName(Vendors.SANDBOX, Connector.MOST_REPLICAS);

        assertThat(ports).containsEntry("zendesk-2", 8121).containsEntry("intercom-2", 8122).containsEntry("zendesk-4", 8141)
                .containsEntry("intercom-4", 8142);
        assertThat(ports.values()).doesNotHaveDuplicates();
    }

    @Test
    void hasNoSandboxAmongRealVendors() {
        assertThat(new Ports(8080).byName(Vendors.REAL, 1)).doesNotContainKey("sandbox");
    }

    @Test
    void namesThePortThatIsInUseAndWhoWantedIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            assertThatExceptionOfType(LaunchFailure.class)
                    .isThrownBy(() -> Ports.requireFree(Map.of("metrics", other.getLocalPort())))
                    .withMessageStartingWith("Port " + other.getLocalPort() + " (metrics) is in use by another program")
                    .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.PORT_IN_USE));
        }
    }

    @Test
    void isContentWithFreePorts() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            free = probe.getLocalPort();
        }

        assertThatCode(() -> Ports.requireFree(Map.of("metrics", free))).doesNotThrowAnyException();
    }
}
