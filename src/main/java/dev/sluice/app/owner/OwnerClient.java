package dev.sluice.app.owner;

import dev.sluice.app.trust.OwnFiles;
import dev.sluice.app.trust.SocketPeer;
import dev.sluice.cli.CommandLineInterface;
import dev.sluice.cli.io.Terminal;
import dev.sluice.cli.session.RemoteOwner;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.CharBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Has a command carried out by the process that owns the workspace.
public final class OwnerClient implements RemoteOwner {
    private static final int PIECE = 8 * 1024;

    private final Duration patience;

    /// @param patience how long the owner may take to answer at all
    public OwnerClient(Duration patience) {
        this.patience = patience;
    }

    @Override
    public int run(Path folder, List<String> arguments, Terminal terminal) {
        var environment = new HashMap<String, String>();
        for (var name : CommandLineInterface.VARIABLES) {
            terminal.environment(name).ifPresent(value -> environment.put(name, value));
        }
        var directory = terminal.directory().toAbsolutePath().toString();
        return run(folder, new OwnerRequest(OwnerRequest.Kind.COMMAND, arguments, directory, environment), terminal);
    }

    /// Brings the owner's window forward.
    ///
    /// @return whether it has one
    /// @throws ProblemException as [#run]
    public boolean raise(Path folder, Terminal terminal) {
        return run(folder, OwnerRequest.raise(), terminal) == 0;
    }

    private int run(Path folder, OwnerRequest request, Terminal terminal) {
        try (var channel = connect(folder)) {
            introduce(channel, folder, request);
            return converse(channel, folder, terminal);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.OWNER_SILENT, folder);
        }
    }

    private static FrameChannel connect(Path folder) throws IOException {
        OwnFiles.requireWorkspace(folder);
        var socket =
                SocketPath.find(folder).orElseThrow(() -> ProblemException.of(ProblemCode.WORKSPACE_IN_USE, folder));
        OwnFiles.requireSocket(socket);
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var connected = false;
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            SocketPeer.requireOurs(channel, folder);
            var frames = new FrameChannel(channel);
            connected = true;
            return frames;
        } catch (ConnectException e) {
            throw ProblemException.because(e, ProblemCode.WORKSPACE_IN_USE, folder);
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    /// An owner that is just closing hangs up before it accepts; then somebody else may become the owner.
    private void introduce(FrameChannel channel, Path folder, OwnerRequest request) {
        try {
            channel.write(request.encode());
            if (channel.read(patience).type() != Frame.Type.ACCEPTED) {
                throw ProblemException.of(ProblemCode.OWNER_SILENT, folder);
            }
        } catch (SocketTimeoutException e) {
            throw ProblemException.because(e, ProblemCode.OWNER_SILENT, folder);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.WORKSPACE_IN_USE, folder);
        }
    }

    private static int converse(FrameChannel channel, Path folder, Terminal terminal) {
        try {
            return converse(channel, terminal);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.OWNER_LOST, folder);
        }
    }

    private static int converse(FrameChannel channel, Terminal terminal) throws IOException {
        while (true) {
            var frame = channel.read();
            switch (frame.type()) {
                case OUT -> {
                    terminal.out().print(frame.text());
                    terminal.out().flush();
                }
                case ERR -> {
                    terminal.err().print(frame.text());
                    terminal.err().flush();
                }
                case WANT_INPUT -> channel.write(new Frame(Frame.Type.INPUT, nextInput(terminal)));
                case WANT_RECEIPT -> channel.write(Frame.receipt(!terminal.out().checkError()));
                case PROMPT -> answer(channel, terminal, frame.text());
                case EXIT -> {
                    return frame.content()[0];
                }
                case REQUEST, ACCEPTED, INPUT, SECRET, NO_SECRET, RECEIPT ->
                    throw new IOException("the owner sent what it should not: " + frame.type());
            }
        }
    }

    private static byte[] nextInput(Terminal terminal) throws IOException {
        var piece = new byte[PIECE];
        var count = terminal.in().read(piece);
        return count <= 0 ? new byte[0] : Arrays.copyOf(piece, count);
    }

    private static void answer(FrameChannel channel, Terminal terminal, String prompt) throws IOException {
        var secret = terminal.askSecret(prompt);
        if (secret.isEmpty()) {
            channel.write(Frame.of(Frame.Type.NO_SECRET));
            return;
        }
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret.get()));
        Arrays.fill(secret.get(), '\0');
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        channel.write(new Frame(Frame.Type.SECRET, bytes));
        Arrays.fill(bytes, (byte) 0);
    }
}
