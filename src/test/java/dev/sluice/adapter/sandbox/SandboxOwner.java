package dev.sluice.adapter.sandbox;

import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.nio.file.Path;

/// A JVM that starts a sandbox in a folder and waits for ever, for tests that kill it. It tells each step on a
/// line of its standard output.
public final class SandboxOwner {
    private SandboxOwner() {}

    /// Arguments: the folder, `attached` or `detached`.
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var sandbox = new TestWorkspaces().sandbox(TestServers.binary(Age.NEWEST));
        if (args[1].equals("attached")) {
            tell("up " + sandbox.up(folder, 1, SandboxOwner::tell).status());
        } else {
            tell("up " + sandbox.upDetached(folder, 1, SandboxOwner::tell));
        }
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
