package dev.sluice.domain.nkey;

import java.util.Optional;

/// What a key stands for. Source: jwt-facts.md#1.12.
public enum KeyKind {
    OPERATOR(14 << 3, 'O'),
    ACCOUNT(0, 'A'),
    USER(20 << 3, 'U'),
    SERVER(13 << 3, 'N'),
    CURVE(23 << 3, 'X'),
    CLUSTER(2 << 3, 'C');

    private final int prefix;
    private final char letter;

    KeyKind(int prefix, char letter) {
        this.prefix = prefix;
        this.letter = letter;
    }

    /// The first byte of the binary public key, 0–255.
    public int prefix() {
        return prefix;
    }

    /// The first letter of the public key's text.
    public char letter() {
        return letter;
    }

    static Optional<KeyKind> ofPrefix(int prefix) {
        for (var kind : values()) {
            if (kind.prefix == prefix) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
