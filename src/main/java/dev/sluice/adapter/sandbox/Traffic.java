package dev.sluice.adapter.sandbox;

import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Messaging;
import dev.sluice.domain.workspace.MessagingFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The factory at work: machines report what they measure, 5 to 20 tiny messages a second in slow waves, and raise
/// an alert now and then; analytics and the partner listen. One small task five times a second is all it costs.
final class Traffic implements AutoCloseable {
    static final String TELEMETRY = "factory.telemetry.>";
    static final String ALERTS = "factory.alerts.>";

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final long PERIOD_MILLIS = 200;
    private static final int ALERT_EVERY = 5;
    private static final double WAVE = 150;

    private final Map<TrafficRole, Messaging> clients;
    private @Nullable ScheduledFuture<?> round;
    private long tick;

    private Traffic(Map<TrafficRole, Messaging> clients) {
        this.clients = clients;
    }

    /// Connects whoever has credentials, each to another server first, and begins. The listeners are known to
    /// their servers when this returns.
    ///
    /// Throws [ProblemException] (`SERVER_UNREACHABLE`, `LINK_REFUSED`); nobody stays connected then.
    static Traffic start(
            MessagingFactory messaging,
            ScheduledExecutorService ticker,
            List<String> urls,
            Map<TrafficRole, Credentials> players) {
        var traffic = new Traffic(new EnumMap<>(TrafficRole.class));
        var begun = false;
        try {
            for (var player : players.entrySet()) {
                var role = player.getKey();
                var client = messaging.connect(
                        rotated(urls, traffic.clients.size()), "sandbox " + role.account(), player.getValue());
                traffic.clients.put(role, client);
                listen(role, client);
            }
            traffic.begin(ticker);
            begun = true;
            return traffic;
        } finally {
            if (!begun) {
                traffic.close();
            }
        }
    }

    private static void listen(TrafficRole role, Messaging client) {
        switch (role) {
            case MACHINES -> {}
            case ANALYTICS -> client.tap(TELEMETRY);
            case PARTNER -> client.tap(ALERTS);
        }
    }

    private static List<String> rotated(List<String> urls, int by) {
        var rotated = new ArrayList<>(urls);
        Collections.rotate(rotated, -by);
        return rotated;
    }

    private synchronized void begin(ScheduledExecutorService ticker) {
        var machines = clients.get(TrafficRole.MACHINES);
        if (machines != null) {
            // Not at a fixed rate: a machine that wakes up would make up for all it slept through.
            round = ticker.scheduleWithFixedDelay(
                    () -> report(machines), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void report(Messaging machines) {
        try {
            publish(machines);
        } catch (ProblemException e) {
            // The person removed the account, or the servers are gone: then there is no traffic.
            LOG.info("The sandbox's publisher stops: {}", e.getMessage());
            stop();
        }
    }

    private synchronized void publish(Messaging machines) {
        tick++;
        var level = Math.sin(2 * Math.PI * tick / WAVE);
        var count = Math.round(2.5 + 1.5 * level);
        for (var machine = 1; machine <= count; machine++) {
            machines.publish("factory.telemetry.press-" + machine + ".temperature", celsius(level, machine));
        }
        if (tick % ALERT_EVERY == 0) {
            machines.publish("factory.alerts.press-1.hot", celsius(level, 1));
        }
    }

    private static byte[] celsius(double level, int machine) {
        var text = String.format(Locale.ROOT, "{\"celsius\":%.1f}", 60 + 15 * level + machine);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void stop() {
        if (round != null) {
            round.cancel(false);
            round = null;
        }
    }

    @Override
    public void close() {
        stop();
        clients.values().forEach(Messaging::close);
    }
}
