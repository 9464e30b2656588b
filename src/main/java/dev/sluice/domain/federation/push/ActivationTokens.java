package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.claims.AccountKeys;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ActivationValidity;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Activation tokens: minting, reading, revoking.
public final class ActivationTokens {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;

    public ActivationTokens(EnvironmentContext context, AccountSigner accountSigner) {
        this.context = context;
        this.accountSigner = accountSigner;
    }

    /// A token newer than every revocation that could hit it (domain.md#signing-times): servers compare with "at
    /// or before".
    ///
    /// @param expiry whether its end is written into it: some servers get it wrong (nats-server-facts.md#1.9), and
    /// then only Sluice ends it
    public Grant mint(StoreView view, Connection connection, Expiry expiry) {
        var iat = next(view, connection);
        var end = expiry == Expiry.IN_TOKEN
                ? view.connections()
                        .term(connection.id())
                        .map(term -> iat + term.life().toSeconds())
                        .orElse(0L)
                : 0L;
        return mintWithin(view, connection, iat, new Window(0, end));
    }

    /// One that says itself from when until when it is valid.
    public Grant mint(StoreView view, Connection connection, ActivationValidity validity) {
        var window = new Window(seconds(validity.from()), seconds(validity.until()));
        return mintWithin(view, connection, next(view, connection), window);
    }

    private static long seconds(@Nullable Instant time) {
        return time == null ? 0 : time.getEpochSecond();
    }

    /// In unix seconds, 0 for none.
    private record Window(long start, long end) {
        /// That of a token that is here already, however absurd its other times are.
        static Window of(String token) {
            var base = claims(token);
            return new Window(
                    Math.max(0, base.notBefore()),
                    seconds(ClaimTime.end(base.expires()).orElse(null)));
        }
    }

    private Grant mintWithin(StoreView view, Connection connection, long iat, Window window) {
        var keys = AccountKeys.granting(context.signer(), view, connection.exporter());
        return new Grant(sign(connection.share(), keys, iat, window), iat, Grant.Custody.KEPT);
    }

    private long next(StoreView view, Connection connection) {
        var share = connection.share();
        var revokedAt = Math.max(revokedAt(view, share), standing(view, share));
        // Later than its predecessor too: a revocation dates from the greatest of them.
        var oldest = Math.max(revokedAt, connection.grant().iat()) + 1;
        return Math.max(context.now().getEpochSecond(), oldest);
    }

    private static long revokedAt(StoreView view, Connection.Share share) {
        return view.revocations().of(share.exporter()).stream()
                .filter(revocation -> revocation.target().equals(share.importer()) && revocation.kind() == share.kind())
                .mapToLong(Revocation::at)
                .max()
                .orElse(0);
    }

    /// In the claims of the exporter, also where no row knows of it, such as one of everybody; and of exports that
    /// come back with what is opened.
    private static long standing(StoreView view, Connection.Share share) {
        return view.accounts().find(share.exporter()).filter(Account::isManaged).stream()
                .flatMap(exporter -> Stream.concat(
                        ClaimsPlanner.claims(view, exporter).exports().stream(),
                        view.exports().of(exporter.key()).stream()
                                .filter(row -> row.id().equals(share.export()))
                                .map(UnmodelledClaims::export)))
                .filter(claim -> claim.type() == share.kind())
                .mapToLong(claim -> revokedAt(claim, share.importer()))
                .max()
                .orElse(0);
    }

    /// Up to when servers take no token of this account for this export; 0 when nothing is revoked.
    public static long revokedAt(ExportClaim claim, PublicKey target) {
        var all = claim.revocations();
        return Math.max(all.getOrDefault(target.text(), 0L), all.getOrDefault(ExportClaim.ALL, 0L));
    }

    /// The same grant to the same end, signed by another key of the exporter.
    public Grant reissue(Connection connection, String token, AccountKeys keys) {
        var iat = Math.max(context.now().getEpochSecond(), connection.grant().iat() + 1);
        var text = sign(connection.share(), keys, iat, Window.of(token));
        return new Grant(text, iat, connection.grant().custody());
    }

    private String sign(Connection.Share share, AccountKeys keys, long iat, Window window) {
        var claims = ActivationClaims.of(
                        share.importer().text(), share.subject().text(), share.kind())
                .withIssuerAccount(keys.issuerAccount())
                .withExpires(window.end());
        var timed = claims.withBase(claims.base().withNotBefore(window.start()));
        return accountSigner.encode(timed, keys.key(), iat);
    }

    public enum Expiry {
        IN_TOKEN,
        BY_US
    }

    /// When the connection's activation ends; null when it does not.
    @Nullable
    public Instant end(StoreView view, Connection connection) {
        var token = connection.grant().token();
        if (token == null) {
            return null;
        }
        var own = view.connections().term(connection.id());
        var written = end(token);
        return written != null || own.isEmpty()
                ? written
                : Instant.ofEpochSecond(connection.grant().iat()).plus(own.get().life());
    }

    private static @Nullable Instant end(String token) {
        return ClaimTime.end(claims(token).expires()).orElse(null);
    }

    private static BaseClaims claims(String token) {
        try {
            return JwtReader.decodeActivation(token).claims().base();
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.TOKEN_DAMAGED, e.getMessage());
        }
    }

    /// Kills the connection's token in every export that takes it; nothing to kill without one. Servers compare
    /// times within an export, whatever the subject of a token was: where the same partner has another live
    /// connection on an export that the revocation reaches, it gets a token that survives.
    public void revoke(StoreTx tx, Connection connection) {
        if (connection.grant().token() != null) {
            revoke(tx, connection, revocation(connection));
        }
    }

    /// The same for what ends by itself, when nobody can be asked what may end with it: it kills what was issued
    /// up to its token, and nothing that the same partner was given since.
    public void expire(StoreTx tx, Connection connection) {
        if (connection.grant().token() != null) {
            revoke(tx, connection, ending(connection));
        }
    }

    private void revoke(StoreTx tx, Connection connection, Revocation revocation) {
        tx.revocations().save(revocation);
        replaceCaught(tx, revocation, connection);
    }

    /// Gives what a revocation would cut beside what it is meant for a token that survives, where that is
    /// possible.
    ///
    /// @param meant null where it is not one connection's
    void replaceCaught(StoreTx tx, Revocation revocation, @Nullable Connection meant) {
        for (var other : tx.connections().of(revocation.exporter())) {
            if ((meant == null || !other.id().equals(meant.id())) && isCaught(tx, other, revocation)) {
                replaced(tx, other, revocation).ifPresent(tx.connections()::save);
            }
        }
    }

    /// What it would cut, beside what it is meant for, and nobody can replace: a partner holds the token.
    List<Connection> cutBy(StoreView view, Revocation revocation) {
        return view.connections().of(revocation.exporter()).stream()
                .filter(other -> isCaught(view, other, revocation) && !isReplaceable(view, other))
                .toList();
    }

    /// Whether a revocation of another connection would cut this one.
    private static boolean isCaught(StoreView view, Connection other, Revocation revocation) {
        var export = other.share().export();
        return (other.isOnServers() || isHandedOut(other))
                && other.exporter().equals(revocation.exporter())
                && other.importer().equals(revocation.target())
                && other.grant().iat() <= revocation.at()
                && export != null
                && view.exports().find(export).filter(revocation::reaches).isPresent();
    }

    /// An offer whose token is with a partner.
    static boolean isHandedOut(Connection connection) {
        return connection.state() == ConnectionState.PENDING
                && connection.grant().custody() == Custody.LEFT;
    }

    /// Only what we sign ourselves and hand to nobody can be replaced.
    private boolean isReplaceable(StoreView view, Connection connection) {
        var exporter = view.accounts().find(connection.exporter()).filter(Account::isManaged);
        var importer = view.accounts().find(connection.importer()).filter(row -> row.isManaged() && row.isLive());
        return connection.isOnServers()
                && connection.grant().token() != null
                && importer.isPresent()
                && exporter.filter(row -> AccountKeys.canGrant(context.signer(), row))
                        .isPresent();
    }

    private Optional<Connection> replaced(StoreView view, Connection connection, Revocation revocation) {
        var token = connection.grant().token();
        if (token == null || !isReplaceable(view, connection)) {
            return Optional.empty();
        }
        var standing = Math.max(revocation.at(), standing(view, connection.share()));
        var iat = Math.max(context.now().getEpochSecond(), standing + 1);
        var keys = AccountKeys.granting(context.signer(), view, connection.exporter());
        var text = sign(connection.share(), keys, iat, Window.of(token));
        return Optional.of(
                connection.with(new Grant(text, iat, connection.grant().custody())));
    }

    /// What kills the connection's token, whatever may still come of it. Nothing to revoke without a token.
    public Revocation revocation(Connection connection) {
        return revocation(
                connection,
                Math.max(context.now().getEpochSecond(), connection.grant().iat()));
    }

    /// What kills it, and nothing that the same partner was given since.
    Revocation ending(Connection connection) {
        return revocation(connection, connection.grant().iat());
    }

    private static Revocation revocation(Connection connection, long at) {
        var share = connection.share();
        return new Revocation(share.exporter(), share.kind(), granted(connection), share.importer(), at);
    }

    /// What the token opens, which may be more than the connection imports by it.
    public static Subject granted(Connection connection) {
        var token = connection.grant().token();
        if (token == null) {
            return connection.share().subject();
        }
        try {
            return Subject.of(JwtReader.decodeActivation(token).claims().importSubject());
        } catch (JwtException | ProblemException _) {
            // No servers take it; what stands for one in a preview is none either.
            return connection.share().subject();
        }
    }

    /// Reads and verifies a token, bare or armoured.
    public static TokenFacts read(String text) {
        var token = Armour.token(text).strip();
        try {
            return facts(JwtReader.decodeActivation(token).claims());
        } catch (JwtException e) {
            if (e.rule().equals("D19")) {
                throw ProblemException.because(e, ProblemCode.TOKEN_NOT_ACTIVATION, kind(token));
            }
            throw ProblemException.because(e, ProblemCode.TOKEN_DAMAGED, e.getMessage());
        }
    }

    private static String kind(String token) {
        try {
            Claims claims = JwtReader.decode(token).claims();
            return "a token of kind " + claims.claimKind().name().toLowerCase(Locale.ROOT);
        } catch (JwtException _) {
            return "something else";
        }
    }

    private static TokenFacts facts(ActivationClaims claims) {
        var base = claims.base();
        requireTimes(base);
        var kind = claims.importType();
        if (kind == null) {
            throw ProblemException.of(
                    ProblemCode.TOKEN_DAMAGED, "it does not say whether it is for a stream or a service");
        }
        var issuer = accountKey(base.issuer());
        var exporter = claims.issuerAccount().isEmpty() ? issuer : accountKey(claims.issuerAccount());
        return new TokenFacts(
                base.name(),
                exporter,
                issuer,
                accountKey(base.subject()),
                Subject.of(claims.importSubject()).text(),
                kind,
                ClaimTime.nearest(base.issuedAt()),
                base.notBefore() > 0 ? ClaimTime.nearest(base.notBefore()) : null,
                ClaimTime.end(base.expires()).orElse(null));
    }

    /// Revocations date from the time of issue, so one that no calendar has could not be revoked. An end beyond
    /// all calendars is none.
    private static void requireTimes(BaseClaims base) {
        if (!ClaimTime.isWithinReach(base.issuedAt())) {
            throw ProblemException.of(
                    ProblemCode.TOKEN_DAMAGED, "it says it was issued at " + base.issuedAt() + ", which is no time");
        }
        if (base.expires() < 0) {
            throw ProblemException.of(
                    ProblemCode.TOKEN_DAMAGED, "it says it expires at " + base.expires() + ", which is no time");
        }
    }

    private static PublicKey accountKey(String text) {
        return PublicKey.parse(text)
                .filter(key -> key.isKind(KeyKind.ACCOUNT))
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_ACCOUNT_KEY, text));
    }
}
