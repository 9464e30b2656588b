package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An owner that lets commands in and does not answer them.
final class SilentOwnerTest {
    /// Printed text where the owner would say that it is going to run the command.
    private static final byte[] NO_ANSWER = {'o', 0, 0, 0, 0};

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("an owner that does not answer is waited for as long as asked, and named at once otherwise")
    void silent() throws IOException {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        try (var owner = shell.root(Duration.ofHours(1));
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            var workspace = owner.workspaces().open(shell.workspace());
            socket.bind(UnixDomainSocketAddress.of(shell.workspace().resolve("sluice.sock")));
            var serving = threads.submit(() -> {
                answer(socket);
                answer(socket);
                workspace.close();
                return true;
            });
            OfflineCommandsTest.problem(shell.run("account", "ls"), "SL-1015");
            shell.run("account", "ls", "--wait", "1m").expect(0);
            assertTrue(serving.isDone());
        }
    }

    private static void answer(ServerSocketChannel socket) throws IOException {
        try (var guest = socket.accept()) {
            guest.read(ByteBuffer.allocate(1 << 16));
            guest.write(ByteBuffer.wrap(NO_ANSWER));
        }
    }
}
