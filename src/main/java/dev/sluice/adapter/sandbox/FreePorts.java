package dev.sluice.adapter.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Loopback ports that nobody listens on now, below those from which systems serve connections on their way out
/// (from 32768 on Linux, 49152 elsewhere): a server that is down for a moment gets its own port back, though
/// thousands of connections are made meanwhile. Another program may take one before it is used, so who uses them
/// tries again with others when that happens.
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int END = 32_768;
    private static final int PORTS = END - FIRST;
    private static final int TRIES = 1_000;

    /// Processes beside each other begin far apart (the step is prime), so that they seldom want the same one.
    private static final int PROCESS_STEP = 1_621;

    private static final AtomicInteger ASKED =
            new AtomicInteger(firstAsked(ProcessHandle.current().pid()));

    private FreePorts() {}

    /// So many different ones.
    static List<Integer> find(int count) throws IOException {
        var found = IntStream.generate(FreePorts::next)
                .limit(TRIES)
                .filter(FreePorts::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (found.size() < count) {
            throw new BindException("no free port on loopback between %d and %d".formatted(FIRST, END));
        }
        return found;
    }

    public static int find() throws IOException {
        return find(1).getFirst();
    }

    private static int firstAsked(long process) {
        return (int) (process % PORTS * PROCESS_STEP % PORTS);
    }

    private static int next() {
        return FIRST + ASKED.getAndUpdate(port -> (port + 1) % PORTS);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
