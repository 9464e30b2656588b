package dev.sluice.adapter.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Loopback ports that nobody listens on now. Another program may take one before it is used, so who uses them
/// tries again with others when that happens.
final class FreePorts {
    private FreePorts() {}

    static List<Integer> find(int count) throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            // All are held until the last is found, or the system might give one of them twice.
            for (var i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }
}
