package dev.sluice.domain.federation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.federation.operation.ActivationValidity;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;

/// Activation tokens by hand: for partners whose account is not ours, or who want a file.
public final class Activations {
    private final EnvironmentContext context;
    private final ActivationTokens tokens;

    public Activations(EnvironmentContext context, ActivationTokens tokens) {
        this.context = context;
        this.tokens = tokens;
    }

    /// Mints a token for `target`. It reaches no server: the export is there already, and the token is the
    /// partner's to use.
    ///
    /// @param target an account key, ours or not; an unknown one becomes an external account
    /// @return the connection (pending, token issued) whose grant carries the token
    public Connection issue(PublicKey exporter, Export export, PublicKey target) {
        return issue(exporter, export, target, ActivationValidity.ENDLESS);
    }

    /// @param validity what the token says of its time; it may be waited for as long as any other, from its start
    /// @throws dev.sluice.domain.problem.ProblemException `TOKEN_WINDOW_INVALID`
    public Connection issue(PublicKey exporter, Export export, PublicKey target, ActivationValidity validity) {
        return context.act(
                Operation.local(Action.TOKEN_ISSUE, exporter, target).about(export.name()),
                () -> issueToken(exporter, export, target, validity));
    }

    private Connection issueToken(PublicKey exporter, Export export, PublicKey target, ActivationValidity validity) {
        if (!validity.isPossible(context.now())) {
            throw ProblemException.of(
                    ProblemCode.TOKEN_WINDOW_INVALID, validity.start(context.now()), String.valueOf(validity.until()));
        }
        if (!target.isKind(KeyKind.ACCOUNT)) {
            throw ProblemException.of(ProblemCode.NOT_ACCOUNT_KEY, target.text());
        }
        if (export.isPublic()) {
            throw ProblemException.of(
                    ProblemCode.PUBLIC_NOT_REVOCABLE,
                    export.name(),
                    context.store().read(view -> context.nameOf(view, target)));
        }
        return context.commit(tx -> {
            var owner = context.managed(tx, exporter);
            context.requireNotElsewhere(tx, target);
            var importer = tx.accounts().find(target).filter(Account::isLive).orElseGet(() -> {
                var stranger = external(target);
                tx.accounts().save(stranger);
                return stranger;
            });
            var preflight = new Preflight(context, tx);
            preflight.differ(owner, importer);
            preflight.single(export, importer);
            // Servers take nothing else from an export that is bound to the importer.
            var subject = Preflight.ownPart(export, export.subject(), target);
            var share = new Share(offerName(export, importer), export.kind(), subject, exporter, target, export.id());
            var status = new Status(ConnectionState.PENDING, Reason.TOKEN_ISSUED, context.now(), null);
            var pending = new Connection(
                    new ConnectionId(context.newId()),
                    context.id(),
                    share,
                    Reception.SAME,
                    Grant.NONE,
                    status,
                    context.now(),
                    waiting(tx, validity));
            var life = validity.life(context.now());
            if (life != null) {
                tx.connections().save(pending);
                // What a renewal gives it again.
                tx.connections().save(new ActivationTerm(pending.id(), life));
            }
            return pending.with(tokens.mint(tx, pending, validity).left());
        });
    }

    /// An offer is not waited for before it can be taken up, and not longer than it lasts.
    private Instant waiting(StoreView view, ActivationValidity validity) {
        var end = validity.until();
        var wait = validity.start(context.now()).plus(PendingLifetime.pendingLife(context, view));
        return end != null && end.isBefore(wait) ? end : wait;
    }

    /// Reads a token, bare or armoured, and verifies its signature. Changes nothing.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `TOKEN_DAMAGED`, `TOKEN_NOT_ACTIVATION`
    public TokenFacts inspect(String token) {
        return ActivationTokens.read(token);
    }

    /// One export may have many partners, and names are unique among an exporter's live connections.
    private static String offerName(Export export, Account importer) {
        var name = export.name() + "-" + importer.name();
        return name.length() <= 64 ? name : name.substring(0, 64);
    }

    private Account external(PublicKey target) {
        return new Account(
                target,
                context.id(),
                Names.check(target.shortText()),
                AccountRole.EXTERNAL,
                Limits.core(),
                Release.NONE,
                context.now(),
                null);
    }
}
