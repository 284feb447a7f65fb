package io.helpdeskroi.connector.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.core.Form;

import io.helpdeskroi.connector.ConnectorConfig;
import io.helpdeskroi.connector.spi.Account;
import io.helpdeskroi.connector.spi.Authentication;
import io.helpdeskroi.connector.spi.InvalidSettings;
import io.helpdeskroi.connector.spi.ResponseMeaning;
import io.helpdeskroi.connector.spi.VendorHttp;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

/**
 * The HTTP of one session with an account. Close it when the session ends.
 */
public final class AccountHttp implements VendorHttp, AutoCloseable {

    private final ConnectorConfig config;
    private final RequestQueue queue;
    private final ResponseMeaning meaning;
    private final Signature signature;
    private final Clock clock;
    private final List<Closeable> open = new ArrayList<>();

    /** @param queue where the requests of this session wait for their turn */
    public AccountHttp(ConnectorConfig config, Account account, Authentication authentication, ResponseMeaning meaning,
            RequestQueue queue, TokenRenewal renewal, Clock clock) {
        this.config = config;
        this.queue = queue;
        this.meaning = meaning;
        this.clock = clock;
        this.signature = signature(account, authentication, renewal);
    }

    @Override
    public <T> T client(Class<T> api, URI base) {
        requireAcceptable(base);
        T client = builder(base, config.http().readTimeout())
                .register(new RequestGate(base, queue, signature::authorization))
                .register(new AnswerReader(queue.budget(), meaning, signature, config.http().rateLimitDefault(), clock))
                .build(api);
        return classified(api, keep(client), queue);
    }

    @Override
    public void close() {
        open.forEach(AccountHttp::close);
        open.clear();
    }

    private static void close(Closeable client) {
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Plain HTTP is for the sandbox on this machine only, and only where the operator allows it. */
    private void requireAcceptable(URI base) {
        boolean acceptable = base.getHost() != null && base.getUserInfo() == null && ("https".equals(base.getScheme())
                || "http".equals(base.getScheme()) && config.allowInsecureHosts() && isLoopback(base.getHost()));
        if (!acceptable) {
            throw new InvalidSettings("settings.base_url", "is not an address that credentials may be sent to",
                    "https://host" + (config.allowInsecureHosts() ? ", or http to a loopback address" : ""));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return (host.equals("localhost") || host.startsWith("127.") || host.startsWith("["))
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private Signature signature(Account account, Authentication authentication, TokenRenewal renewal) {
        if (authentication instanceof Authentication.Basic basic) {
            return Signature.Fixed.of(basic);
        }
        if (authentication instanceof Authentication.Bearer bearer) {
            return Signature.Fixed.of(bearer);
        }
        Authentication.OAuth oauth = (Authentication.OAuth) authentication;
        requireAcceptable(oauth.tokenEndpoint());
        return new TokenKeeper(oauth, account.credentials(), parameters -> askForToken(oauth, parameters), renewal, clock);
    }

    /** Token requests are rare: they carry their own credentials and count against no bucket. */
    private TokenEndpoint.Answer askForToken(Authentication.OAuth oauth, Map<String, String> parameters) {
        TokenEndpoint client = builder(oauth.tokenEndpoint(), config.http().tokenTimeout())
                .register(new AnswerReader(RequestBudget.UNCOUNTED, ResponseMeaning.STANDARD, new Signature.Fixed(""),
                        config.http().rateLimitDefault(), clock))
                .build(TokenEndpoint.class);
        TokenEndpoint endpoint = classified(TokenEndpoint.class, client,
                new RequestQueue(RequestBudget.UNCOUNTED, Urgency.LIVE, Duration.ZERO, clock));
        try {
            return switch (oauth.body()) {
                case JSON -> endpoint.json(parameters);
                case FORM -> endpoint.form(form(parameters));
            };
        } finally {
            close((Closeable) client);
        }
    }

    private static Form form(Map<String, String> parameters) {
        Form form = new Form();
        parameters.forEach(form::param);
        return form;
    }

    private QuarkusRestClientBuilder builder(URI base, Duration readTimeout) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(base).followRedirects(false).disableDefaultMapper(true)
                .connectTimeout(config.http().connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private <T> T keep(T client) {
        open.add((Closeable) client);
        return client;
    }

    /** The client wraps what goes wrong in exceptions of its own; vendors' code meets only {@code VendorFailure}. */
    private static <T> T classified(Class<T> api, T client, RequestQueue queue) {
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] { api }, (proxy, method, arguments) -> {
            try {
                method.setAccessible(true);
                return method.invoke(client, arguments);
            } catch (InvocationTargetException failure) {
                if (isCalledOff(failure)) {
                    queue.abandoned();
                }
                throw FailureTable.ofException(failure.getCause(), api.getSimpleName() + "." + method.getName());
            } finally {
                queue.answered();
            }
        }));
    }

    /** The client wraps the interruption of who waits for it, and forgets that the thread was interrupted. */
    private static boolean isCalledOff(Throwable failure) {
        return failure instanceof InterruptedException || failure.getCause() != null && isCalledOff(failure.getCause());
    }
}
