package dev.sluice.adapter.nsc;

import dev.sluice.domain.interop.NscStore.Fault;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one file holds: a token, a key, both (creds), or something that is of no use.
///
/// @param token bare
/// @param key whose seed the file holds
/// @param fault why nothing, or not all, of it counts
record FileContent(
        @Nullable String token,
        @Nullable PublicKey key,
        @Nullable Fault fault) {

    /// A token file: bare, as nsc wants it, or armoured.
    static FileContent ofToken(char[] text) {
        var token = token(text);
        return token.isPresent()
                ? new FileContent(token.get(), null, null)
                : new FileContent(null, null, Fault.NO_TOKEN);
    }

    /// A key file. A line break at the end is fine.
    static FileContent ofKey(char[] text) {
        var line = stripped(text);
        try (var seed = Seed.parse(line)) {
            return new FileContent(null, seed.publicKey(), null);
        } catch (IllegalArgumentException _) {
            var isPublic = line.length < 64 && PublicKey.parse(new String(line)).isPresent();
            return new FileContent(null, null, isPublic ? Fault.PUBLIC_ONLY : Fault.NO_SEED);
        } finally {
            Arrays.fill(line, '\0');
        }
    }

    /// A creds file: the user's token first, its seed second (jwt-facts.md#1.13).
    static FileContent ofCreds(char[] text) {
        var token = token(text);
        if (token.isEmpty()) {
            return new FileContent(null, null, Fault.NO_TOKEN);
        }
        var found = Armour.seed(text);
        if (found.isEmpty()) {
            return new FileContent(token.get(), null, Fault.NO_SEED);
        }
        try (var seed = Seed.parse(found.get())) {
            var belongs = subject(token.get()).filter(seed.publicKey().text()::equals);
            return belongs.isPresent()
                    ? new FileContent(token.get(), seed.publicKey(), null)
                    : new FileContent(token.get(), null, Fault.MISMATCH);
        } catch (IllegalArgumentException _) {
            return new FileContent(token.get(), null, Fault.NO_SEED);
        } finally {
            Arrays.fill(found.get(), '\0');
        }
    }

    /// A file that a person named, whatever it is called.
    static FileContent ofAny(char[] text) {
        if (token(text).isEmpty()) {
            return ofKey(text);
        }
        return Armour.seed(text)
                .map(seed -> {
                    Arrays.fill(seed, '\0');
                    return ofCreds(text);
                })
                .orElseGet(() -> ofToken(text));
    }

    /// The seed in a key or creds file, for the caller to close.
    static Optional<Seed> seed(char[] text) {
        var parsed = parse(stripped(text));
        return parsed.isPresent() ? parsed : Armour.seed(text).flatMap(FileContent::parse);
    }

    private static Optional<Seed> parse(char[] text) {
        try {
            return Optional.of(Seed.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static Optional<String> subject(String token) {
        try {
            return Optional.of(JwtReader.decode(token).claims().subject());
        } catch (JwtException _) {
            // Said when the token itself is read.
            return Optional.empty();
        }
    }

    /// Something of three parts; everything else about it is the reader's to say.
    private static Optional<String> token(char[] text) {
        return Armour.findToken(text)
                .filter(token -> token.chars().filter(c -> c == '.').count() == 2);
    }

    private static char[] stripped(char[] text) {
        int from = 0;
        int to = text.length;
        while (from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(text, from, to);
    }
}
