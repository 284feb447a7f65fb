package io.helpdeskroi.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

class ManifestsTest {

    private static final String NAME = "app.kubernetes.io/name";

    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/dev", "overlays/production" })
    void everyFieldIsKnownToKubernetes(String folder) {
        Manifests manifests = Manifests.render(folder);

        assertThat(manifests.unknownFields()).isEmpty();
        assertThat(manifests.all(Deployment.class)).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/dev", "overlays/production" })
    void everyPodRunsWithoutRights(String folder) {
        for (PodTemplateSpec pod : pods(Manifests.render(folder))) {
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSpec().getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            for (Container container : pod.getSpec().getContainers()) {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).containsKey("memory");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/dev", "overlays/production" })
    void everyDeploymentIsProbedAndServedAndFencedIn(String folder) {
        Manifests manifests = Manifests.render(folder);

        for (Deployment deployment : manifests.all(Deployment.class).toList()) {
            Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
            Container container = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
            assertThat(labels).containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
            assertThat(manifests.all(Service.class).filter(s -> selects(s.getSpec().getSelector(), labels))).hasSize(1);
            assertThat(manifests.all(NetworkPolicy.class)
                    .filter(p -> selects(p.getSpec().getPodSelector().getMatchLabels(), labels))
                    .filter(p -> p.getSpec().getPodSelector().getMatchLabels().containsKey(NAME))).hasSize(1);
        }
    }

    @Test
    void everyServiceOfTheBaseScalesAndSurvivesADrain() {
        Manifests manifests = Manifests.render("base");

        for (Deployment deployment : manifests.all(Deployment.class).toList()) {
            String name = deployment.getMetadata().getName();
            assertThat(manifests.all(HorizontalPodAutoscaler.class).map(h -> h.getSpec().getScaleTargetRef().getName()))
                    .contains(name);
            assertThat(manifests.all(PodDisruptionBudget.class)
                    .map(b -> b.getSpec().getSelector().getMatchLabels().get(NAME))).contains(name);
            assertThat(deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal()).isZero();
        }
    }

    @Test
    void everyConnectorIsServedAlike() {
        Manifests manifests = Manifests.render("base");

        List<Deployment> connectors = manifests.all(Deployment.class)
                .filter(deployment -> deployment.getMetadata().getName().startsWith("connector-")).toList();
        assertThat(connectors).extracting(deployment -> deployment.getMetadata().getName())
                .containsExactlyInAnyOrder("connector-zendesk", "connector-intercom");
        NetworkPolicy metrics = manifests.all(NetworkPolicy.class)
                .filter(policy -> policy.getMetadata().getName().equals("metrics-service")).findFirst().orElseThrow();
        for (Deployment connector : connectors) {
            String name = connector.getMetadata().getName();
            Container container = connector.getSpec().getTemplate().getSpec().getContainers().get(0);
            assertThat(container.getImage()).startsWith("helpdesk-roi/" + name + ":");
            assertThat(secrets(container)).containsOnly(name + "-database", name + "-identity", name + "-encryption");
            assertThat(env(connector.getSpec().getTemplate())).containsEntry("HELPDESKROI_CONNECTOR_DECLARATIONS",
                    mountPath(container, "connections"));
            ConfigMapVolumeSource connections = volume(connector, "connections").getConfigMap();
            assertThat(connections.getName()).isEqualTo(name + "-connections");
            assertThat(connections.getOptional()).isTrue();
            SecretVolumeSource credentials = volume(connector, "credentials").getSecret();
            assertThat(credentials.getSecretName()).isEqualTo(name + "-credentials");
            assertThat(credentials.getOptional()).isTrue();
            assertThat(metrics.getSpec().getIngress().get(0).getFrom())
                    .anySatisfy(peer -> assertThat(peer.getPodSelector().getMatchLabels()).containsEntry(NAME, name));
        }
    }

    @Test
    void theSandboxLetsEveryConnectorIn() {
        Manifests manifests = Manifests.render("overlays/dev");

        NetworkPolicy sandbox = manifests.all(NetworkPolicy.class)
                .filter(policy -> policy.getMetadata().getName().equals("sandbox")).findFirst().orElseThrow();
        for (String name : List.of("connector-zendesk", "connector-intercom")) {
            assertThat(sandbox.getSpec().getIngress().get(0).getFrom())
                    .anySatisfy(peer -> assertThat(peer.getPodSelector().getMatchLabels()).containsEntry(NAME, name));
            assertThat(manifests.all(NetworkPolicy.class).filter(policy -> policy.getMetadata().getName().equals(name))
                    .flatMap(policy -> policy.getSpec().getEgress().stream()).flatMap(rule -> rule.getTo().stream()))
                    .anySatisfy(peer -> assertThat(peer.getPodSelector().getMatchLabels()).containsEntry(NAME, "sandbox"));
            assertThat(manifests.all(Deployment.class).filter(deployment -> deployment.getMetadata().getName().equals(name)))
                    .singleElement().satisfies(deployment -> assertThat(env(deployment.getSpec().getTemplate()))
                            .containsEntry("HELPDESKROI_CONNECTOR_ALLOW_INSECURE_HOSTS", "true"));
        }
    }

    @Test
    void onlyTheMigrationJobMigrates() {
        Manifests manifests = Manifests.render("base");

        List<String> deployments = manifests.all(Deployment.class).map(d -> d.getMetadata().getName()).toList();
        assertThat(manifests.all(Job.class).map(j -> j.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(deployments.stream().map(name -> name + "-migration").toList());
        manifests.all(Deployment.class).forEach(deployment -> assertThat(env(deployment.getSpec().getTemplate()))
                .containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false"));
        manifests.all(Job.class).forEach(job -> assertThat(env(job.getSpec().getTemplate()))
                .containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "true").containsEntry("QUARKUS_INIT_AND_EXIT", "true"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "base", "overlays/dev", "overlays/production" })
    void secretsAreOnlyReferredTo(String folder) {
        Manifests manifests = Manifests.render(folder);

        assertThat(manifests.all(Secret.class)).isEmpty();
        for (PodTemplateSpec pod : pods(manifests)) {
            for (EnvVar variable : pod.getSpec().getContainers().get(0).getEnv()) {
                if (variable.getName().matches(".*(PASSWORD|SECRET|_KEY).*")) {
                    assertThat(variable.getValue()).as(variable.getName()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName()).as(variable.getName()).isNotBlank();
                }
            }
        }
    }

    @Test
    void everythingIsDeniedThatNoPolicyAllows() {
        assertThat(
                Manifests.render("base").all(NetworkPolicy.class).filter(p -> p.getMetadata().getName().equals("default-deny")))
                .singleElement().satisfies(deny -> {
                    assertThat(deny.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
                    assertThat(deny.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
                    assertThat(deny.getSpec().getIngress()).isEmpty();
                    assertThat(deny.getSpec().getEgress()).isEmpty();
                });
    }

    @Test
    void productionEnforcesTheRestrictedPodSecurityStandard() {
        Manifests manifests = Manifests.render("overlays/production");

        assertThat(manifests.objects().stream().filter(o -> o.getKind().equals("Namespace")))
                .singleElement().satisfies(namespace -> assertThat(namespace.getMetadata().getLabels())
                        .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
        assertThat(manifests.objects().stream().filter(o -> !o.getKind().equals("Namespace"))
                .map(HasMetadata::getMetadata)).allSatisfy(m -> assertThat(m.getNamespace()).isEqualTo("helpdesk-roi"));
    }

    private static List<PodTemplateSpec> pods(Manifests manifests) {
        return Stream.concat(manifests.all(Deployment.class).map(d -> d.getSpec().getTemplate()),
                manifests.all(Job.class).map(j -> j.getSpec().getTemplate())).toList();
    }

    private static Volume volume(Deployment deployment, String name) {
        return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(name)).findFirst().orElseThrow();
    }

    private static String mountPath(Container container, String volume) {
        return container.getVolumeMounts().stream().filter(mount -> mount.getName().equals(volume)).findFirst().orElseThrow()
                .getMountPath();
    }

    private static Set<String> secrets(Container container) {
        return container.getEnv().stream().filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName()).collect(Collectors.toSet());
    }

    private static boolean selects(Map<String, String> selector, Map<String, String> labels) {
        return selector != null && labels.entrySet().containsAll(selector.entrySet());
    }

    private static Map<String, String> env(PodTemplateSpec pod) {
        Map<String, String> values = new java.util.HashMap<>();
        pod.getSpec().getContainers().get(0).getEnv().forEach(variable -> values.put(variable.getName(),
                variable.getValue()));
        return values;
    }
}
