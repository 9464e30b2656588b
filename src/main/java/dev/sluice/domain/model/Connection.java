package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One export, one partner account, the activation that authorises it and the import that uses it, with one state.
///
/// @param share what the exporter offers, to whom
/// @param reception how the importer takes it in
/// @param grant the activation token, once there is one
/// @param expiresAt end of a pending offer; an active connection has none unless its token does
public record Connection(
        ConnectionId id,
        EnvironmentId environment,
        Share share,
        Reception reception,
        Grant grant,
        Status status,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /// @param export the claim it rests on; null when the exporter is external
    public record Share(
            String name,
            ShareKind kind,
            Subject subject,
            PublicKey exporter,
            PublicKey importer,
            @Nullable ExportId export) {}

    /// @param name the importing side's own name; null when it uses the offer's
    /// @param localSubject null when equal to the offered subject
    /// @param rest what the import's claim says beyond these, null for nothing; see [Account]
    public record Reception(
            @Nullable String name,
            @Nullable Subject localSubject,
            @Nullable String rest) {
        public static final Reception SAME = new Reception(null, null);

        public Reception(@Nullable String name, @Nullable Subject localSubject) {
            this(name, localSubject, null);
        }

        /// The same, arriving elsewhere; null for the offered subject.
        public Reception at(@Nullable Subject local) {
            return new Reception(name, local, rest);
        }

        /// The same, whose claim says something else beside.
        public Reception saying(@Nullable String next) {
            return new Reception(name, localSubject, next);
        }
    }

    /// @param token the activation JWT; null before it is issued
    /// @param iat its signing time in unix seconds, 0 without token
    /// @param custody whether the token was handed to a person or put on a server, so that it must be revoked at
    /// the end
    public record Grant(@Nullable String token, long iat, Custody custody) {
        public static final Grant NONE = new Grant(null, 0, Custody.KEPT);

        /// Where the token has been: `KEPT` inside Sluice, or `LEFT` it (pushed, or handed over).
        public enum Custody {
            KEPT,
            LEFT
        }

        public Grant left() {
            return new Grant(token, iat, Custody.LEFT);
        }
    }

    /// @param note a person's words (of a decline), null without
    public record Status(
            ConnectionState state,
            Reason reason,
            Instant since,
            @Nullable String note) {}

    public ConnectionState state() {
        return status.state();
    }

    public PublicKey exporter() {
        return share.exporter();
    }

    public PublicKey importer() {
        return share.importer();
    }

    public PublicKey party(Side side) {
        return side == Side.EXPORTER ? exporter() : importer();
    }

    /// The subject under which it arrives at the importer.
    public Subject effectiveSubject() {
        var local = reception.localSubject();
        return local == null ? share.subject() : local;
    }

    /// The importing side's name for it.
    public String importName() {
        var name = reception.name();
        return name == null ? share.name() : name;
    }

    /// Whether it needs that export, in whatever state it is.
    public boolean restsOn(ExportId export) {
        return export.equals(share.export());
    }

    /// Whether the servers are to hold both claims.
    public boolean isOnServers() {
        return state().isOnServers() && status.reason() != Reason.ROLLING_BACK;
    }

    /// Moves to another state, or the reason of the same one.
    ///
    /// @throws ProblemException `TRANSITION_REFUSED` for a move that domain.md#transitions does not know
    public Connection become(ConnectionState next, Reason reason, Instant at) {
        return become(new Status(next, reason, at, status.note()));
    }

    /// @throws ProblemException `STILL_SUSPENDED` for opening what a side holds closed, whoever asks
    public Connection become(Status next) {
        if (next.state() == ConnectionState.ACTIVATING
                && SuspensionHold.of(this).isHeld()) {
            throw ProblemException.of(ProblemCode.STILL_SUSPENDED, share.name());
        }
        if (next.state() != state() && !state().canBecome(next.state())) {
            throw ProblemException.of(
                    ProblemCode.TRANSITION_REFUSED,
                    share.name(),
                    state().word(),
                    next.state().word());
        }
        return new Connection(id, environment, share, reception, grant, next, createdAt, expiresAt);
    }

    /// With another end, or none: of the offer while it is pending, of the activation later.
    public Connection expiring(@Nullable Instant at) {
        return new Connection(id, environment, share, reception, grant, status, createdAt, at);
    }

    public Connection with(Reception next) {
        return new Connection(id, environment, share, next, grant, status, createdAt, expiresAt);
    }

    public Connection with(Grant next) {
        return new Connection(id, environment, share, reception, next, status, createdAt, expiresAt);
    }

    /// How it would be received under a local subject.
    ///
    /// @param local null or blank for the subject as it is shared
    /// @throws ProblemException `SUBJECT_INVALID`, or `LOCAL_SUBJECT_INVALID` where the shared one cannot arrive
    /// so
    public Reception arrivingAt(@Nullable String local) {
        if (local == null || local.isBlank()) {
            return reception.at(null);
        }
        var subject = Subject.of(local);
        new SubjectMapping(share.subject(), subject);
        return reception.at(subject.equals(share.subject()) ? null : subject);
    }

    /// No more of it than this.
    public Connection taking(Subject subject) {
        return with(new Share(share.name(), share.kind(), subject, share.exporter(), share.importer(), share.export()));
    }

    public Connection with(Share next) {
        return new Connection(id, environment, next, reception, grant, status, createdAt, expiresAt);
    }
}
