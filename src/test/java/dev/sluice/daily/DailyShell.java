package dev.sluice.daily;

import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.app.Shell;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestServers;
import io.nats.client.Connection.Status;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Commands in a workspace of their own, against a real server of one age.
record DailyShell(Shell shell, Path folder, ServerCluster servers) implements AutoCloseable {
    static DailyShell start(Path folder, Age age) {
        return start(folder, age, 1);
    }

    /// So many servers, of which the environment knows the address of the first.
    static DailyShell start(Path folder, Age age, int count) {
        var shell = new Shell(folder);
        var environment = shell.json("init", "--operator", "KO").get("environment");
        var system = environment.get("systemAccount");
        var trust = new ServerTrust(
                environment.get("operator").get("jwt").asString(),
                system.get("key").asString(),
                system.get("jwt").asString());
        var cluster = TestServers.start(age, trust, count);
        shell.done("init", "--operator", "KO", "--server", cluster.urls().getFirst());
        return new DailyShell(shell, folder, cluster);
    }

    Shell.Run done(String line) {
        return shell.done(line.split(" ", -1));
    }

    Shell.Run run(String line) {
        return shell.run(line.split(" ", -1));
    }

    tools.jackson.databind.JsonNode json(String line) {
        return shell.json(line.split(" ", -1));
    }

    /// A client with the creds of a file; it does not come back when it is cut.
    TestClient connect(String creds) throws IOException, InterruptedException {
        return TestClient.connect(new Options.Builder()
                .server(servers.urls().getFirst())
                .authHandler(Nats.credentials(folder.resolve(creds).toString()))
                .noReconnect());
    }

    /// Whether servers let it in.
    boolean isLetIn(String creds) throws IOException, InterruptedException {
        try (var _ = connect(creds)) {
            return true;
        } catch (IOException | IllegalStateException _) {
            return false;
        }
    }

    /// By the server, or by the client library, which servers tell what they take.
    static boolean isRefused(TestClient client, String text) {
        try {
            client.connection().publish("a", bytes(text));
        } catch (IllegalArgumentException | IllegalStateException _) {
            return true;
        }
        return isCut(client);
    }

    static boolean isCut(TestClient client) {
        return client.connection().getStatus() == Status.CLOSED;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        servers.close();
    }
}
