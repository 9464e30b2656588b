package dev.sluice.domain.model.record;

import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That credentials of a user were handed out. Without the seed, which is in the vault.
///
/// @param person who did it, as the audit log names them
/// @param until when they end; null for never
public record CredsIssue(
        PublicKey user,
        PublicKey account,
        String person,
        Place place,
        @Nullable Instant until,
        Instant at) {
    public CredsIssue(User user, String person, Place place, @Nullable Instant until, Instant at) {
        this(user.key(), user.account(), person, place, until, at);
    }

    /// Where they went.
    ///
    /// @param name of the file, the folder or the context; empty without
    public record Place(Kind kind, String name) {
        public static final Place OUTPUT = new Place(Kind.OUTPUT, "");
        public static final Place CLIPBOARD = new Place(Kind.CLIPBOARD, "");

        public static Place file(String name) {
            return new Place(Kind.FILE, name);
        }
    }

    /// The words are stored, so they are never renamed.
    public enum Kind {
        FILE,
        OUTPUT,
        CLIPBOARD,
        CONTEXT,
        /// A store of nsc.
        STORE
    }
}
