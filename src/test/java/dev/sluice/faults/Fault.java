package dev.sluice.faults;

import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What may happen to one server of a cluster, and how it ends.
enum Fault {
    /// SIGSTOP: connected, and silent.
    PAUSE {
        @Override
        void strike(ServerCluster cluster, String server) {
            TestServers.pause(cluster.server(server));
        }

        @Override
        void heal(ServerCluster cluster, String server) {
            TestServers.resume(cluster.server(server));
        }
    },
    /// SIGKILL: gone, and counted by the others for some minutes.
    KILL {
        @Override
        void strike(ServerCluster cluster, String server) {
            cluster.server(server).kill();
        }

        @Override
        void heal(ServerCluster cluster, String server) {
            cluster.restart(server);
        }
    },
    /// Its disk takes nothing: it says so.
    REFUSE {
        @Override
        void strike(ServerCluster cluster, String server) {
            var store = store(cluster, server);
            try {
                Files.move(store, store.resolveSibling("away"));
                Files.createFile(store);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void heal(ServerCluster cluster, String server) {
            var store = store(cluster, server);
            try {
                Files.delete(store);
                Files.move(store.resolveSibling("away"), store);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    Strike on(ServerCluster cluster, String server) {
        return Strike.of(this + " of " + server, () -> strike(cluster, server), () -> heal(cluster, server));
    }

    abstract void strike(ServerCluster cluster, String server);

    abstract void heal(ServerCluster cluster, String server);

    private static Path store(ServerCluster cluster, String server) {
        return cluster.server(server).folder().resolve("jwt");
    }
}
