package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A subject that an account makes available.
///
/// @param rest what its claim says beyond these, null for nothing; see [Account]
public record Export(
        ExportId id,
        PublicKey account,
        String name,
        Subject subject,
        ShareKind kind,
        Visibility visibility,
        Origin origin,
        Instant createdAt,
        @Nullable Instant removedAt,
        @Nullable String rest) {

    /// An export that has nothing but this.
    public Export(
            ExportId id,
            PublicKey account,
            String name,
            Subject subject,
            ShareKind kind,
            Visibility visibility,
            Origin origin,
            Instant createdAt,
            @Nullable Instant removedAt) {
        this(id, account, name, subject, kind, visibility, origin, createdAt, removedAt, null);
    }

    /// Why it exists: added for itself (`STANDALONE`), or only as long as a live connection needs it (`OFFER`).
    public enum Origin {
        STANDALONE,
        OFFER
    }

    public Export removed(Instant at) {
        return new Export(id, account, name, subject, kind, visibility, origin, createdAt, at, rest);
    }

    public Export withRest(@Nullable String next) {
        return new Export(id, account, name, subject, kind, visibility, origin, createdAt, removedAt, next);
    }

    public boolean isLive() {
        return removedAt == null;
    }

    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    /// Whether something of that kind under that subject is within it.
    public boolean carries(ShareKind wanted, Subject within) {
        return wanted == kind && subject.contains(within);
    }

    /// Whether it is the public export that the row takes something of.
    public boolean isImportedBy(Import row) {
        return isPublic() && row.exporter().equals(account) && carries(row.kind(), row.subject());
    }
}
