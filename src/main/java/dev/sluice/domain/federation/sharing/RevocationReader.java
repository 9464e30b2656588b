package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.federation.operation.RevocationView.Clears;
import dev.sluice.domain.federation.operation.RevocationView.Needed;
import dev.sluice.domain.federation.operation.RevocationView.Opens;
import dev.sluice.domain.federation.operation.RevocationView.Returns;
import dev.sluice.domain.federation.operation.RevocationView.Undo;
import dev.sluice.domain.federation.operation.RevocationView.Unlisted;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an account's revocations hold back, seen in one look at the store.
public record RevocationReader(StoreView view, Instant now) {

    public List<RevocationView> of(PublicKey exporter) {
        var all = view.revocations().of(exporter).stream()
                // Entries that kill nothing only make servers look again (see Wiring).
                .filter(row -> !row.target().equals(exporter))
                .toList();
        return all.stream()
                .sorted(Comparator.comparingLong(Revocation::at)
                        .reversed()
                        .thenComparing(row -> row.target().text()))
                .map(row -> new RevocationView(row, tokens(row, all), undo(row, all)))
                .toList();
    }

    private List<TokenFacts> tokens(Revocation row, List<Revocation> all) {
        return pair(row).stream()
                .flatMap(connection -> token(connection).stream())
                .filter(token -> token.issuedAt().getEpochSecond() <= row.at())
                .filter(token -> token.expiresAt() == null || token.expiresAt().isAfter(now))
                .filter(token -> isHeldBy(row, token, all))
                .distinct()
                .toList();
    }

    /// Servers compare within one export, whatever the subjects of the revocations were: without this one the
    /// token lives wherever no other reaches, so also in an export that is still to come.
    private boolean isHeldBy(Revocation row, TokenFacts token, List<Revocation> all) {
        var others = all.stream()
                .filter(other -> !other.equals(row)
                        && other.target().equals(row.target())
                        && other.at() >= token.issuedAt().getEpochSecond())
                .toList();
        var open = view.exports().of(row.exporter()).stream()
                .filter(export -> !export.isPublic() && row.reaches(export))
                .toList();
        return open.isEmpty()
                || open.stream().anyMatch(export -> others.stream().noneMatch(other -> other.reaches(export)));
    }

    private static Optional<TokenFacts> token(Connection connection) {
        return Optional.ofNullable(connection.grant().token()).map(ActivationTokens::read);
    }

    private Undo undo(Revocation row, List<Revocation> all) {
        var pair = pair(row);
        var live =
                pair.stream().filter(connection -> connection.state().isLive()).toList();
        var needing = live.stream().filter(RevocationReader::needsIt).findFirst();
        if (needing.isPresent()) {
            return new Needed(needing.get());
        }
        var importer = view.accounts().find(row.target()).filter(Account::isLive);
        var isOurs = importer.filter(Account::isManaged).isPresent();
        if (live.stream().anyMatch(RevocationReader::isListed)) {
            return new Clears();
        }
        if (!live.isEmpty() || importer.isEmpty()) {
            return new Unlisted();
        }
        var closed = pair.stream()
                .max(Comparator.comparing(connection -> connection.status().since()));
        var undo = isOurs ? comesBack(closed) : returns(closed);
        return undo instanceof Returns(var returning) && !livesAgain(row, returning, all) ? new Unlisted() : undo;
    }

    /// Whether its token would open the export that carries it: others may reach that too, and it may be over.
    private boolean livesAgain(Revocation row, Connection returning, List<Revocation> all) {
        var subject = returning.share().subject();
        var carrier = view.exports().of(row.exporter()).stream()
                .filter(export -> !export.isPublic() && export.carries(row.kind(), subject))
                .findFirst()
                .map(Export::subject)
                .orElse(subject);
        return token(returning)
                .filter(token -> token.expiresAt() == null || token.expiresAt().isAfter(now))
                .filter(token -> all.stream()
                        .filter(other -> !other.equals(row)
                                && other.target().equals(row.target())
                                && other.at() >= token.issuedAt().getEpochSecond())
                        .noneMatch(other -> other.reaches(row.kind(), carrier)))
                .isPresent();
    }

    /// Whether the list says that the partner may be receiving. An offer that waits says so of nobody: also in an
    /// account of ours, whoever has the operator's key may use a token of before.
    private static boolean isListed(Connection live) {
        return live.state() != ConnectionState.PENDING || isOut(live);
    }

    private static boolean isOut(Connection connection) {
        return connection.grant().custody() == Connection.Grant.Custody.LEFT
                && connection.grant().token() != null;
    }

    private static Undo comesBack(Optional<Connection> closed) {
        if (closed.isEmpty() || closed.get().state() != ConnectionState.REVOKED) {
            return new Unlisted();
        }
        return switch (closed.get().status().reason()) {
            case REVOKED_BY_EXPORTER -> new Opens(closed.get());
            case WITHDRAWN -> isOut(closed.get()) ? new Returns(closed.get()) : new Unlisted();
            default -> new Unlisted();
        };
    }

    /// The account is signed elsewhere: whatever it was given works again, whoever ended it here.
    private static Undo returns(Optional<Connection> closed) {
        return closed.filter(RevocationReader::isOut).<Undo>map(Returns::new).orElseGet(Unlisted::new);
    }

    /// Not closed yet, or closed for now: without the entry it would be open.
    private static boolean needsIt(Connection connection) {
        return switch (connection.state()) {
            case SUSPENDED, REVOKING, ACTIVATING -> true;
            case PENDING, ACTIVE, DEGRADED, REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        };
    }

    private List<Connection> pair(Revocation row) {
        return view.connections().everOf(row.exporter()).stream()
                .filter(connection -> connection.exporter().equals(row.exporter())
                        && connection.importer().equals(row.target())
                        && connection.share().kind() == row.kind()
                        && ActivationTokens.granted(connection).equals(row.subject()))
                .toList();
    }
}
