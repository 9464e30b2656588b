package dev.sluice.domain.interop;

import dev.sluice.domain.nkey.PublicKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What was found on disk, not judged yet: tokens as texts, and where seeds lie (never the seeds).
///
/// @param keys a file that holds the key's seed, read and checked
/// @param troubles what could not be read, or was left alone on purpose
/// @param seen how many files were looked at
public record NscStore(List<TokenFile> tokens, Map<PublicKey, Path> keys, List<UnreadFile> troubles, long seen) {
    public NscStore {
        tokens = List.copyOf(tokens);
        keys = Map.copyOf(keys);
        troubles = List.copyOf(troubles);
    }

    /// A bare token and the file it was in.
    public record TokenFile(Path file, String text) {}

    /// @param detail a word for people, empty without
    public record UnreadFile(Path file, Fault fault, String detail) {}

    /// Why a file does not count.
    public enum Fault {
        UNREADABLE,
        TOO_LARGE,
        LINK,
        SPECIAL,
        TOO_DEEP,
        TOO_MANY,
        NO_TEXT,
        NO_SEED,
        PUBLIC_ONLY,
        WRONG_NAME,
        MISMATCH,
        NO_TOKEN
    }
}
