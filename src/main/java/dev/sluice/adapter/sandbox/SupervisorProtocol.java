package dev.sluice.adapter.sandbox;

import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Credentials;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a supervisor and the process that starts it say to each other over the supervisor's standard input and
/// output: JSON texts, and credentials, which pass nowhere else (no arguments, no environment, no file).
final class SupervisorProtocol {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 1 << 20;

    private SupervisorProtocol() {}

    static void write(DataOutputStream out, Object value) throws IOException {
        var bytes = JSON.writeValueAsBytes(value);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    static <T> T read(DataInputStream in, Class<T> type) throws IOException {
        try {
            return JSON.readValue(readBytes(in), type);
        } catch (JacksonException e) {
            throw new IOException("not a " + type.getSimpleName(), e);
        }
    }

    /// Wipes the seeds when they are sent.
    static void write(DataOutputStream out, Map<TrafficRole, Credentials> players) throws IOException {
        out.writeInt(players.size());
        for (var player : players.entrySet()) {
            out.writeUTF(player.getKey().name());
            out.writeUTF(player.getValue().userJwt());
            try (var seed = player.getValue().seed()) {
                writeSecret(out, seed.text());
            }
        }
        out.flush();
    }

    static Map<TrafficRole, Credentials> readPlayers(DataInputStream in) throws IOException {
        var players = new EnumMap<TrafficRole, Credentials>(TrafficRole.class);
        for (var left = in.readInt(); left > 0; left--) {
            var role = TrafficRole.valueOf(in.readUTF());
            var jwt = in.readUTF();
            players.put(role, new Credentials(jwt, readSeed(in)));
        }
        return players;
    }

    /// The text of a seed is ASCII.
    private static void writeSecret(DataOutputStream out, char[] text) throws IOException {
        out.writeInt(text.length);
        for (var character : text) {
            out.writeByte(character);
        }
        Arrays.fill(text, '\0');
    }

    private static Seed readSeed(DataInputStream in) throws IOException {
        var bytes = readBytes(in);
        var text = new char[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            text[i] = (char) bytes[i];
        }
        Arrays.fill(bytes, (byte) 0);
        try {
            return Seed.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a seed", e);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("too long: " + length);
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
