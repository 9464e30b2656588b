package dev.sluice.adapter.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a server says of itself to whoever connects, before any credentials: enough to know that it serves, and
/// how many servers of its cluster it has routes with.
///
/// @param servers servers whose client addresses it knows, itself included
record ServerInfo(String version, int servers) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 32_768;

    /// Asks the server at that loopback port; empty while it does not answer.
    static Optional<ServerInfo> from(int port, Duration patience) {
        var millis = Math.toIntExact(patience.toMillis());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.setSoTimeout(millis);
            var reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), LONGEST);
            var line = reader.readLine();
            return line != null && line.startsWith("INFO ") ? parse(line.substring(5)) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    private static Optional<ServerInfo> parse(String json) {
        try {
            var info = JSON.readTree(json);
            var known = info.path("connect_urls").size();
            return Optional.of(new ServerInfo(info.path("version").asString(""), Math.max(1, known)));
        } catch (JacksonException notAServer) {
            return Optional.empty();
        }
    }
}
