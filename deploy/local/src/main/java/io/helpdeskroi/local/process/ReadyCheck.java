package io.helpdeskroi.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.helpdeskroi.local.option.Ports;

/**
 * Asks a service whether it is ready.
 */
public final class ReadyCheck {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).version(HttpClient.Version.HTTP_1_1).build();

    /** Whether the service on this port says so now. */
    public boolean isReady(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(port) + "/q/health/ready")).timeout(LIMIT).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notUp) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Address of a service. */
    public static String url(int port) {
        return Ports.url(port);
    }
}
