package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account's use of another account's *public* export. Imports that rest on consent belong to a [Connection].
///
/// @param localSubject null when equal to the subject
/// @param rest what its claim says beyond these, null for nothing; see [Account]
public record Import(
        ImportId id,
        PublicKey account,
        String name,
        PublicKey exporter,
        Subject subject,
        @Nullable Subject localSubject,
        ShareKind kind,
        Instant createdAt,
        @Nullable Instant removedAt,
        @Nullable String rest) {

    /// An import that has nothing but this.
    public Import(
            ImportId id,
            PublicKey account,
            String name,
            PublicKey exporter,
            Subject subject,
            @Nullable Subject localSubject,
            ShareKind kind,
            Instant createdAt,
            @Nullable Instant removedAt) {
        this(id, account, name, exporter, subject, localSubject, kind, createdAt, removedAt, null);
    }

    public Import removed(Instant at) {
        return new Import(id, account, name, exporter, subject, localSubject, kind, createdAt, at, rest);
    }

    public Import withRest(@Nullable String next) {
        return new Import(id, account, name, exporter, subject, localSubject, kind, createdAt, removedAt, next);
    }

    /// The subject under which it arrives.
    public Subject effectiveSubject() {
        return localSubject == null ? subject : localSubject;
    }

    public boolean isLive() {
        return removedAt == null;
    }
}
