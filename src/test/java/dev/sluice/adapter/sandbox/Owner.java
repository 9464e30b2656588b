package dev.sluice.adapter.sandbox;

import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.util.stream.Collectors;

/// A JVM that owns servers, for tests that kill it: prints their process ids and the folder of the first on one
/// line, then waits for ever.
public final class Owner {
    private Owner() {}

    public static void main(String[] args) throws IOException {
        var cluster = TestServers.start(Age.valueOf(args[0]), TestServers.anyTrust(), Integer.parseInt(args[1]));
        System.out.println(cluster.servers().stream()
                .map(server -> server.pid() + " " + server.folder())
                .collect(Collectors.joining(" ")));
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }
}
