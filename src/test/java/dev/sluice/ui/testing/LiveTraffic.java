package dev.sluice.ui.testing;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.TestClient;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Clients that really publish and really subscribe, as users of the accounts under test.
public final class LiveTraffic implements AutoCloseable {

    private static final long PERIOD_MILLIS = 50;

    private final EnvironmentServices services;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final List<Connection> clients = new ArrayList<>();
    private final List<ScheduledFuture<?>> feeds = new ArrayList<>();

    public LiveTraffic(EnvironmentServices services) {
        this.services = services;
    }

    /// Twenty messages a second until closed.
    public void publish(Account account, String subject) {
        var client = connect(account, "publisher");
        feeds.add(clock.scheduleAtFixedRate(
                () -> client.publish(subject, "{}".getBytes(StandardCharsets.UTF_8)),
                0,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS));
    }

    public void subscribe(Account account, String subject) {
        var client = connect(account, "subscriber");
        client.createDispatcher(_ -> {}).subscribe(subject);
    }

    private Connection connect(Account account, String name) {
        var creds = services.users().creds(services.users().add(account.key(), name), CredsIssue.Place.OUTPUT);
        var bytes = new String(creds).getBytes(StandardCharsets.UTF_8);
        var options = new Options.Builder()
                .servers(services.environment().servers().toArray(String[]::new))
                .authHandler(Nats.staticCredentials(bytes))
                .maxReconnects(0);
        try {
            var client = TestClient.connect(options).connection();
            clients.add(client);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        feeds.forEach(feed -> feed.cancel(false));
        clock.shutdownNow();
        for (var client : clients) {
            try {
                client.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
