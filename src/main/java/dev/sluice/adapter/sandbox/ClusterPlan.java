package dev.sluice.adapter.sandbox;

import java.time.Duration;

/// What to start: how many servers, whom they trust, how they keep their resolvers in step.
///
/// @param trust the operator that every server accepts
/// @param servers one server alone, or several in one cluster
/// @param syncInterval how often a resolver compares its store with the others', in whole seconds
/// @param monitoring whether each server gets an HTTP port on loopback
public record ClusterPlan(ServerTrust trust, int servers, Duration syncInterval, Monitoring monitoring) {
    public ClusterPlan {
        if (servers < 1 || servers > 9) {
            throw new IllegalArgumentException("servers: " + servers);
        }
        if (syncInterval.toSeconds() < 1) {
            throw new IllegalArgumentException("syncInterval: " + syncInterval);
        }
    }

    /// The usual settings: what `nsc` writes as the interval, no monitoring port.
    public static ClusterPlan of(ServerTrust trust, int servers) {
        return new ClusterPlan(trust, servers, Duration.ofMinutes(2), Monitoring.NONE);
    }

    public ClusterPlan withSyncInterval(Duration interval) {
        return new ClusterPlan(trust, servers, interval, monitoring);
    }

    public ClusterPlan withMonitoring(Monitoring wanted) {
        return new ClusterPlan(trust, servers, syncInterval, wanted);
    }
}
