package dev.sluice.app.owner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// One message between a command and the owner of the workspace.
final class Frame {

    enum Type {
        /// To the owner: what to run.
        REQUEST('q'),
        /// From the owner: it is going to run.
        ACCEPTED('a'),
        OUT('o'),
        ERR('e'),
        /// From the owner: it wants to read; the answer is INPUT, empty at the end of the input.
        WANT_INPUT('w'),
        INPUT('i'),
        /// From the owner: it asks for a secret; the answer is SECRET, or NO_SECRET.
        PROMPT('p'),
        SECRET('s'),
        NO_SECRET('n'),
        /// From the owner: was all that was printed so far written? The answer is RECEIPT, one byte.
        WANT_RECEIPT('r'),
        RECEIPT('t'),
        /// From the owner, last: one byte.
        EXIT('x');

        private final byte code;

        Type(char code) {
            this.code = (byte) code;
        }

        /// On the wire.
        byte code() {
            return code;
        }

        static Optional<Type> of(byte code) {
            return Stream.of(values()).filter(type -> type.code == code).findFirst();
        }
    }

    /// In a receipt: everything was written.
    static final byte TAKEN = 1;

    private final Type type;
    private final byte[] content;

    /// Takes `content` over.
    Frame(Type type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    Type type() {
        return type;
    }

    /// Not a copy, so that a secret can be wiped.
    byte[] content() {
        return content;
    }

    static Frame of(Type type) {
        return new Frame(type, new byte[0]);
    }

    static Frame of(Type type, String text) {
        return new Frame(type, text.getBytes(StandardCharsets.UTF_8));
    }

    static Frame receipt(boolean taken) {
        return new Frame(Type.RECEIPT, new byte[] {taken ? TAKEN : 0});
    }

    static Frame exit(int code) {
        return new Frame(Type.EXIT, new byte[] {(byte) code});
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
