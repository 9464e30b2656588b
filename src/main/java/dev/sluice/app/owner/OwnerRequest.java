package dev.sluice.app.owner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a process asks of the owner of a workspace.
///
/// @param arguments as typed
/// @param directory where they were typed
/// @param environment the variables that commands look at
record OwnerRequest(Kind kind, List<String> arguments, String directory, Map<String, String> environment) {
    private static final int VERSION = 1;
    private static final int MOST = 1024;

    enum Kind {
        COMMAND,
        /// Bring the window forward.
        RAISE
    }

    OwnerRequest {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    static OwnerRequest raise() {
        return new OwnerRequest(Kind.RAISE, List.of(), "", Map.of());
    }

    Frame encode() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(kind == Kind.RAISE);
            out.writeInt(arguments.size());
            for (var argument : arguments) {
                write(out, argument);
            }
            write(out, directory);
            out.writeInt(environment.size());
            for (var variable : environment.entrySet()) {
                write(out, variable.getKey());
                write(out, variable.getValue());
            }
        }
        return new Frame(Frame.Type.REQUEST, bytes.toByteArray());
    }

    static OwnerRequest decode(Frame frame) throws IOException {
        if (frame.type() != Frame.Type.REQUEST) {
            throw new IOException("this is not a request");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(frame.content()))) {
            if (in.readByte() != VERSION) {
                throw new IOException("the request is of another version of Sluice");
            }
            var kind = in.readBoolean() ? Kind.RAISE : Kind.COMMAND;
            var arguments = new ArrayList<String>();
            for (var left = count(in); left > 0; left--) {
                arguments.add(read(in));
            }
            var directory = read(in);
            var environment = new LinkedHashMap<String, String>();
            for (var left = count(in); left > 0; left--) {
                environment.put(read(in), read(in));
            }
            return new OwnerRequest(kind, arguments, directory, environment);
        }
    }

    private static int count(DataInputStream in) throws IOException {
        var count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("the request is malformed");
        }
        return count;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("the request is malformed");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        // The environment may hold the passphrase.
        return "Request[" + kind + "]";
    }
}
