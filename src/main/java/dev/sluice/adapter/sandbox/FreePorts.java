package dev.sluice.adapter.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Loopback ports that nobody listens on now, below those from which systems serve connections on their way out
/// (from 32768 on Linux, 49152 elsewhere): a server that is down for a moment gets its own port back, though
/// thousands of connections are made meanwhile. Another program may take one before it is used, so who uses them
/// tries again with others when that happens.
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int END = 32_768;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /// So many different ones.
    static List<Integer> find(int count) throws IOException {
        var found = ThreadLocalRandom.current()
                .ints(FIRST, END)
                .distinct()
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

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
