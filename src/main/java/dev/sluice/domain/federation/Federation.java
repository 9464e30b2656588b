package dev.sluice.domain.federation;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sharing by consent of both sides.
public final class Federation {
    /// Every connection of the environment, in every state, newest first.
    public List<Connection> list() {
        throw new UnsupportedOperationException();
    }

    public Connection get(ConnectionId id) {
        throw new UnsupportedOperationException();
    }

    public Connection find(Reference reference) {
        throw new UnsupportedOperationException();
    }

    /// Offers a subject to one partner. Puts nothing on servers (for an external partner: the
    /// export).
    public Connection offer(OfferDraft draft) {
        throw new UnsupportedOperationException();
    }

    /// Checks an offer without making it: the same problems as [#offer].
    public void checkOffer(OfferDraft draft) {
        throw new UnsupportedOperationException();
    }

    /// Checks a local subject for a connection without accepting: the same problems as [#accept].
    public void checkAccept(ConnectionId id, @Nullable String localSubject) {
        throw new UnsupportedOperationException();
    }

    /// What accepting would do, for Review.
    public Preview previewAccept(ConnectionId id, @Nullable String localSubject) {
        throw new UnsupportedOperationException();
    }

    /// What ending would do, for Review.
    public Preview previewEnd(ConnectionId id) {
        throw new UnsupportedOperationException();
    }

    /// Accepts: signs, pushes exporter then importer, proves on every server. Active when it
    /// returns.
    ///
    /// @param acting the importer, or null when nobody in particular acts
    /// @throws dev.sluice.domain.problem.ProblemException `ACTIVATION_ROLLED_BACK` after putting
    /// both
    /// back, `ACTIVATION_UNCONFIRMED` when that could not be confirmed
    public Result<Connection> accept(
            ConnectionId id, @Nullable PublicKey acting, @Nullable String localSubject, Manner manner) {
        throw new UnsupportedOperationException();
    }

    /// Accepts the one pending offer that fits, else imports a public export that fits.
    public Result<ImportView> importMatching(PublicImportDraft wish, Manner manner) {
        throw new UnsupportedOperationException();
    }

    public Connection decline(ConnectionId id, @Nullable PublicKey acting, String why) {
        throw new UnsupportedOperationException();
    }

    /// Ends it from either side: withdraws what is pending, revokes what is or was on servers.
    public Result<Connection> end(ConnectionId id, @Nullable PublicKey acting, Manner manner) {
        throw new UnsupportedOperationException();
    }

    /// Offers of `exporter` to `importer` that are pending and fit the subject.
    List<Connection> fitting(PublicKey exporter, PublicKey importer, String subject, ShareKind kind) {
        throw new UnsupportedOperationException();
    }
}
