package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.claims.ForeignRevocations;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.Side;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What another tool had closed in an account when something else is closed there: it stays closed, in the rows
/// too, so that nothing opens by a later push of ours. What rests on it is suspended by that side, which may
/// resume it (domain.md#drift).
final class ForeignClosures {
    /// What may flow, as far as is known; one that is being opened is put back or finished by itself.
    private static final Set<ConnectionState> OPEN = EnumSet.of(ConnectionState.ACTIVE, ConnectionState.DEGRADED);

    private final EnvironmentContext context;
    private final ActivationTokens tokens;

    ForeignClosures(EnvironmentContext context, ActivationTokens tokens) {
        this.context = context;
        this.tokens = tokens;
    }

    /// @param key of the account that the texts are of
    /// @param released what we signed last: what is not in it nobody could take away
    /// @return what was suspended or ended by it
    List<Connection> keep(PublicKey key, AccountClaims released, AccountClaims theirs) {
        return context.commitAll(tx -> {
            var account = context.account(tx, key);
            if (!account.isLive() || tx.accounts().removal(key).isPresent()) {
                ForeignRevocations.keep(tx, account, theirs);
                return List.of();
            }
            var closed = new Closed(tx, account, released, theirs);
            var connections = closed.connections();
            var revoked = ForeignRevocations.keep(tx, account, theirs);
            var all = withCut(tx, connections, revoked);
            // All of them before any revocation is acted upon: what is caught by one gets a fresh token while it
            // is open.
            all.forEach(tx.connections()::save);
            revoked.forEach(revocation -> tokens.replaceCaught(tx, revocation, null));
            all.forEach(connection -> tokens.expire(tx, connection));
            closed.exports();
            closed.imports();
            closed.account();
            return all;
        });
    }

    /// With what goes when their tokens are revoked: servers revoke by export, partner and time, and nobody can
    /// replace a token that a partner holds.
    private List<Connection> withCut(StoreTx tx, List<Connection> closed, List<Revocation> theirs) {
        var all = new ArrayList<>(closed);
        theirs.forEach(revocation -> add(all, tokens.cutBy(tx, revocation)));
        for (var i = 0; i < all.size(); i++) {
            add(all, tokens.cutBy(tx, tokens.ending(all.get(i))));
        }
        return all;
    }

    private void add(List<Connection> all, List<Connection> cut) {
        cut.stream()
                .filter(other -> all.stream().noneMatch(one -> one.id().equals(other.id())))
                .map(other -> closed(other, Side.EXPORTER))
                .flatMap(Optional::stream)
                .forEach(all::add);
    }

    /// As it is from now on; empty for what flows to nobody.
    private Optional<Connection> closed(Connection connection, Side side) {
        if (OPEN.contains(connection.state())) {
            var hold = SuspensionHold.of(connection).with(side).underWay();
            return Optional.of(connection.become(ConnectionState.SUSPENDED, hold.reason(), context.now()));
        }
        return side == Side.EXPORTER && ActivationTokens.isHandedOut(connection)
                ? Optional.of(connection.become(ConnectionState.REVOKING, Reason.WITHDRAWN, context.now()))
                : Optional.empty();
    }

    private final class Closed {
        private final StoreTx tx;
        private final Account account;
        private final AccountClaims released;
        private final AccountClaims theirs;

        Closed(StoreTx tx, Account account, AccountClaims released, AccountClaims theirs) {
            this.tx = tx;
            this.account = account;
            this.released = released;
            this.theirs = theirs;
        }

        /// As they are from now on.
        List<Connection> connections() {
            var closed = new ArrayList<Connection>();
            for (var connection : tx.connections().of(account.key())) {
                var isOurs = connection.exporter().equals(account.key());
                var isClosed = isOurs ? isExportShut(connection) : isImportGone(connection);
                if (isClosed) {
                    ForeignClosures.this
                            .closed(connection, isOurs ? Side.EXPORTER : Side.IMPORTER)
                            .ifPresent(closed::add);
                }
            }
            return closed;
        }

        private boolean isExportShut(Connection connection) {
            var export = Optional.ofNullable(connection.share().export())
                    .flatMap(id -> tx.exports().find(id));
            return export.flatMap(row -> find(released, row))
                    .filter(claim ->
                            isGone(claim) || isRevoked(claim, connection) || isSignedBy(connection, keysGone()))
                    .isPresent();
        }

        private boolean isGone(ExportClaim claim) {
            return find(theirs, claim).isEmpty();
        }

        /// The token that servers know may be older than the one that its row has by now.
        private boolean isRevoked(ExportClaim ours, Connection connection) {
            var importer = connection.importer();
            var at = find(theirs, ours)
                    .map(claim -> ActivationTokens.revokedAt(claim, importer))
                    .orElse(0L);
            return at > ActivationTokens.revokedAt(ours, importer)
                    && at >= Math.min(connection.grant().iat(), served(connection));
        }

        private long served(Connection connection) {
            var importer = tx.accounts().find(connection.importer());
            var text = importer.map(row -> row.release().jwt());
            return text.flatMap(Provenance::read).stream()
                    .flatMap(claims -> claims.imports().stream())
                    .filter(claim -> isOf(claim, connection))
                    .flatMap(claim -> facts(claim.token()).stream())
                    .mapToLong(facts -> facts.issuedAt().getEpochSecond())
                    .min()
                    .orElse(Long.MAX_VALUE);
        }

        private boolean isImportGone(Connection connection) {
            return released.imports().stream().anyMatch(claim -> isOf(claim, connection) && isGone(claim));
        }

        private boolean isGone(ImportClaim claim) {
            return theirs.imports().stream()
                    .noneMatch(other -> other.account().equals(claim.account())
                            && other.type() == claim.type()
                            && other.subject().equals(claim.subject()));
        }

        private static boolean isOf(ImportClaim claim, Connection connection) {
            var share = connection.share();
            return claim.account().equals(share.exporter().text())
                    && claim.type() == share.kind()
                    && claim.subject().equals(share.subject().text());
        }

        private Set<String> keysGone() {
            return keys(released).stream()
                    .filter(key -> !keys(theirs).contains(key))
                    .collect(Collectors.toSet());
        }

        private static Set<String> keys(AccountClaims claims) {
            return claims.signingKeys().stream().map(SigningKey::key).collect(Collectors.toSet());
        }

        private static boolean isSignedBy(Connection connection, Set<String> keys) {
            var token = connection.grant().token();
            return token != null
                    && facts(token)
                            .filter(facts -> keys.contains(facts.issuer().text()))
                            .isPresent();
        }

        /// What was made private is private; what everybody could import, or nobody uses, goes. What is left has
        /// killed every token that is out, also those that nobody listed.
        void exports() {
            for (var row : tx.exports().of(account.key())) {
                var ours = find(released, row);
                if (ours.isPresent() && ours.get().tokenReq() == !row.isPublic()) {
                    var claim = find(theirs, row);
                    if (claim.isEmpty()) {
                        tx.exports().save(gone(row));
                    } else if (claim.get().tokenReq() && row.isPublic()) {
                        tx.exports().save(hidden(row));
                    }
                }
            }
        }

        private Export gone(Export row) {
            var isUsed = tx.connections().of(account.key()).stream()
                    .anyMatch(connection ->
                            connection.restsOn(row.id()) && connection.state().isLive());
            return isUsed
                    ? ForeignRevocations.ofEverybody(row, context.now().getEpochSecond())
                    : row.removed(context.now());
        }

        private static Export hidden(Export row) {
            return new Export(
                    row.id(),
                    row.account(),
                    row.name(),
                    row.subject(),
                    row.kind(),
                    Visibility.PRIVATE,
                    row.origin(),
                    row.createdAt(),
                    row.removedAt(),
                    row.rest());
        }

        void imports() {
            for (var row : tx.imports().of(account.key())) {
                var isGone = released.imports().stream()
                        .anyMatch(claim -> claim.account().equals(row.exporter().text())
                                && claim.type() == row.kind()
                                && claim.subject().equals(row.subject().text())
                                && isGone(claim));
                if (isGone) {
                    tx.imports().save(row.removed(context.now()));
                }
            }
        }

        /// What has no row of its own, the keys that sign users, and whether anybody may connect. A key that is
        /// being replaced stays: the rotation needs it.
        void account() {
            var now = context.account(tx, account.key());
            var rest = UnmodelledClaims.of(now);
            var isRotating = tx.rotations().underWay(account.key()).isPresent();
            var left = rest.copy()
                    .exports(rest.exports().stream()
                            .filter(claim -> find(released, claim).isEmpty() || !isGone(claim))
                            .toList())
                    .imports(rest.imports().stream()
                            .filter(claim -> !released.imports().contains(claim) || !isGone(claim))
                            .toList())
                    .signingKeys(rest.signingKeys().stream()
                            .filter(key -> isRotating || !keysGone().contains(key.key()))
                            .toList())
                    .build();
            var next = left.equals(rest) ? now : now.withRest(ClaimRest.write(left));
            var isShut = isShut(theirs) && !isShut(released) && !now.isSuspended();
            if (isShut || !next.equals(now)) {
                tx.accounts().save(isShut ? next.suspended(context.now()) : next);
            }
        }

        private static boolean isShut(AccountClaims claims) {
            return claims.limits().connections() == 0 && claims.limits().leafNodes() == 0;
        }
    }

    /// Empty for an address, and for what no server takes.
    private static Optional<TokenFacts> facts(String token) {
        try {
            return Optional.of(ActivationTokens.read(token));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private static Optional<ExportClaim> find(AccountClaims claims, Export row) {
        return claims.exports().stream()
                .filter(claim -> claim.type() == row.kind()
                        && claim.subject().equals(row.subject().text()))
                .findFirst();
    }

    private static Optional<ExportClaim> find(AccountClaims claims, ExportClaim wanted) {
        return claims.exports().stream()
                .filter(claim ->
                        claim.type() == wanted.type() && claim.subject().equals(wanted.subject()))
                .findFirst();
    }
}
