package dev.sluice.domain.workspace;

import java.util.Arrays;

/// What unlocks a vault: characters that can be wiped. `none()` is for sandboxes only.
public final class Passphrase implements AutoCloseable {
    private final char[] characters;

    private Passphrase(char[] characters) {
        this.characters = characters;
    }

    /// Copies `text`; the caller wipes its own.
    public static Passphrase of(char[] text) {
        return new Passphrase(text.clone());
    }

    public static Passphrase none() {
        return new Passphrase(new char[0]);
    }

    public boolean isNone() {
        return characters.length == 0;
    }

    /// A copy, for the caller to wipe.
    public char[] copy() {
        return characters.clone();
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
