package dev.sluice.app.owner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.TestTerminal;
import dev.sluice.cli.io.Terminal;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both ends of the owner's socket, and ends that misbehave.
final class OwnerClientTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OwnerClient client = new OwnerClient(Duration.ofMillis(300));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void end() {
        threads.close();
    }

    @FunctionalInterface
    private interface Owner {
        void serve(FrameChannel channel) throws IOException;
    }

    @Test
    void nobodyListens() throws IOException {
        assertEquals(ProblemCode.WORKSPACE_IN_USE, failure());
        // An owner that was killed leaves its socket behind.
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(folder.resolve("sluice.sock")));
        }
        assertTrue(Files.exists(folder.resolve("sluice.sock")));
        assertEquals(ProblemCode.WORKSPACE_IN_USE, failure());
    }

    @Test
    void anOwnerThatHangsIsSilent() throws IOException {
        assertEquals(ProblemCode.OWNER_SILENT, failureWith(channel -> channel.read()));
    }

    @Test
    void anOwnerThatJustClosesIsWaitedFor() throws IOException {
        assertEquals(ProblemCode.WORKSPACE_IN_USE, failureWith(FrameChannel::close));
    }

    @Test
    void anOwnerThatDiesMeanwhileIsLost() throws IOException {
        assertEquals(ProblemCode.OWNER_LOST, failureWith(channel -> {
            channel.read();
            channel.write(Frame.of(Frame.Type.ACCEPTED));
            channel.close();
        }));
    }

    @Test
    void longPathsAndLongTextsTravel() throws IOException {
        var deep = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        var text = "grüße \uD83D\uDE00 ".repeat(5000);
        var reception = new OwnerProtocol() {
            @Override
            public int run(List<String> arguments, Terminal terminal) {
                terminal.out().print(text);
                terminal.err().print(arguments);
                return 3;
            }

            @Override
            public boolean raise() {
                return false;
            }
        };
        var terminal = terminal();
        try (var _ = OwnerSocket.open(deep, reception, threads)) {
            assertTrue(Files.isRegularFile(deep.resolve("sluice.sock")));
            assertEquals(3, client.run(deep, List.of("one", "two words"), terminal));
        }
        assertEquals(text, terminal.printed());
        assertEquals("[one, two words]", terminal.complained());
        assertTrue(Files.notExists(deep.resolve("sluice.sock")));
    }

    @Test
    void requestsAreReadWithBounds() throws IOException {
        var request = new OwnerRequest(OwnerRequest.Kind.COMMAND, List.of("a", ""), "/tmp", Map.of("K", "V"));
        assertEquals(request, OwnerRequest.decode(request.encode()));
        var bytes = request.encode().content();
        assertArrayEquals(bytes, request.encode().content());
        for (var cut = 0; cut < bytes.length; cut++) {
            var frame = new Frame(Frame.Type.REQUEST, java.util.Arrays.copyOf(bytes, cut));
            assertThrows(IOException.class, () -> OwnerRequest.decode(frame));
        }
        assertThrows(IOException.class, () -> OwnerRequest.decode(Frame.of(Frame.Type.OUT, "no")));
    }

    private ProblemCode failure() {
        return assertThrows(ProblemException.class, () -> client.run(folder, List.of("account", "ls"), terminal()))
                .code();
    }

    private ProblemCode failureWith(Owner owner) throws IOException {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(folder.resolve("sluice.sock")));
            var serving = threads.submit(() -> {
                owner.serve(new FrameChannel(server.accept()));
                return true;
            });
            var code = failure();
            assertTrue(serving.isDone() || !serving.isCancelled());
            return code;
        }
    }

    private TestTerminal terminal() {
        return new TestTerminal(folder, Map.of());
    }
}
