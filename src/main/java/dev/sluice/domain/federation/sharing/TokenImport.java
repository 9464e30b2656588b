package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.AccountKeys;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.federation.preflight.SensitiveSubjects;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns an activation token that was handed over into a connection.
public final class TokenImport {
    private final EnvironmentContext context;
    private final Activator activator;

    public TokenImport(EnvironmentContext context, Activator activator) {
        this.context = context;
        this.activator = activator;
    }

    public OperationResult<Connection> add(
            PublicKey account, String text, @Nullable String localText, OperationOptions options) {
        var facts = ActivationTokens.read(text);
        var token = Armour.token(text).strip();
        var importer = context.store().read(view -> context.managed(view, account));
        check(importer, facts);
        var subject = Subject.of(facts.subject());
        var local = localText == null || localText.isBlank() ? null : Subject.of(localText);
        SensitiveSubjects.refuseArriving(local == null ? subject : local, account, options.confirmed());
        var reception = new Reception(null, local == null || local.equals(subject) ? null : local);
        var grant = new Grant(token, facts.issuedAt().getEpochSecond(), Grant.Custody.LEFT);
        var known = context.store().read(view -> issued(view, facts, token));
        var pending = known.orElseGet(() -> context.store().read(view -> fresh(view, facts, grant)));
        var wish = pending.with(reception).with(grant);
        return known.isPresent()
                ? activator.activate(wish, options)
                : activator.activate(
                        wish, Journal.Kind.USE_TOKEN, tx -> tx.connections().save(pending), options);
    }

    private void check(Account importer, TokenFacts facts) {
        if (!facts.target().equals(importer.key())) {
            var target = context.store().read(view -> context.nameOf(view, facts.target()));
            throw ProblemException.of(ProblemCode.TOKEN_FOR_OTHER_ACCOUNT, target, importer.name());
        }
        if (facts.exporter().equals(importer.key())) {
            throw ProblemException.of(ProblemCode.SELF_SHARE, importer.name());
        }
        var expires = facts.expiresAt();
        if (expires != null && !expires.isAfter(context.now())) {
            throw ProblemException.of(ProblemCode.TOKEN_EXPIRED, expires);
        }
        var from = facts.startsAt();
        if (from != null && from.isAfter(context.now())) {
            throw ProblemException.of(ProblemCode.TOKEN_NOT_YET, from);
        }
        context.store().check(view -> {
            context.requireNotElsewhere(view, facts.exporter());
            requireTrusted(view, facts);
        });
    }

    /// For an exporter of ours, its export must be there and the token must not be revoked.
    private void requireTrusted(StoreView view, TokenFacts facts) {
        var exporter = view.accounts().find(facts.exporter());
        if (exporter.isEmpty() || !exporter.get().isManaged()) {
            return;
        }
        if (!AccountKeys.mayGrant(exporter.get(), facts.issuer())) {
            throw ProblemException.of(
                    ProblemCode.TOKEN_NOT_TRUSTED,
                    "its signer is not a key of " + exporter.get().name());
        }
        if (carrier(view, facts).isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.TOKEN_NOT_TRUSTED,
                    exporter.get().name() + " has no private export of " + facts.subject() + " any more");
        }
        var revoked = view.revocations().of(facts.exporter()).stream()
                .anyMatch(revocation -> revocation.kind() == facts.kind()
                        && revocation.target().equals(facts.target())
                        && revocation.subject().overlaps(Subject.of(facts.subject()))
                        && revocation.at() >= facts.issuedAt().getEpochSecond());
        if (revoked || isRevoked(view, exporter.get(), facts)) {
            throw ProblemException.of(
                    ProblemCode.TOKEN_NOT_TRUSTED, exporter.get().name() + " has revoked it");
        }
    }

    /// Also by what no row knows of, such as a revocation of everybody.
    private static boolean isRevoked(StoreView view, Account exporter, TokenFacts facts) {
        var subject = Subject.of(facts.subject());
        return ClaimsPlanner.claims(view, exporter).exports().stream()
                .filter(claim -> claim.tokenReq() && claim.type() == facts.kind())
                .filter(claim -> new Subject(claim.subject()).contains(subject))
                .anyMatch(claim -> ActivationTokens.revokedAt(claim, facts.target())
                        >= facts.issuedAt().getEpochSecond());
    }

    /// The connection that this token was issued for.
    private Optional<Connection> issued(StoreView view, TokenFacts facts, String token) {
        return view.connections().of(facts.exporter()).stream()
                .filter(connection -> connection.state() == ConnectionState.PENDING
                        && token.equals(connection.grant().token()))
                .findFirst();
    }

    private Connection fresh(StoreView view, TokenFacts facts, Grant grant) {
        var carrier = carrier(view, facts);
        carrier.ifPresent(export -> {
            var importer = context.account(view, facts.target());
            new Preflight(context, view).single(export, importer);
            new Preflight(context, view).bound(export, Subject.of(facts.subject()), importer);
        });
        var subject = Subject.of(facts.subject());
        refuseHeld(view, facts, subject);
        var name = carrier.map(Export::name).orElse(facts.name().isBlank() ? subject.text() : facts.name());
        var share = new Share(
                Names.check(name.replaceAll("[/\\\\:]", "-")),
                facts.kind(),
                subject,
                facts.exporter(),
                facts.target(),
                carrier.map(Export::id).orElse(null));
        var status = new Status(ConnectionState.PENDING, Reason.TOKEN_ISSUED, context.now(), null);
        return new Connection(
                new ConnectionId(context.newId()),
                context.id(),
                share,
                Reception.SAME,
                grant,
                status,
                context.now(),
                facts.expiresAt());
    }

    /// What a side closed for now is not opened beside it.
    private void refuseHeld(StoreView view, TokenFacts facts, Subject subject) {
        view.connections().of(facts.target()).stream()
                .filter(connection -> SuspensionHold.of(connection).isHeld()
                        && connection.exporter().equals(facts.exporter())
                        && connection.importer().equals(facts.target())
                        && connection.share().kind() == facts.kind()
                        && connection.share().subject().overlaps(subject))
                .findFirst()
                .ifPresent(held -> {
                    throw ProblemException.of(
                            ProblemCode.STILL_SUSPENDED, held.share().name());
                });
    }

    private static Optional<Export> carrier(StoreView view, TokenFacts facts) {
        return view.exports().of(facts.exporter()).stream()
                .filter(export -> !export.isPublic() && export.carries(facts.kind(), Subject.of(facts.subject())))
                .findFirst();
    }
}
