package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.jwt.codec.ClaimRest;
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
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Imports that came from elsewhere and have no row. One that could be a connection becomes one, so that it ends
/// as connections do: revoked on every server. The others only leave the claims.
public final class KeptImports {
    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final ConnectionCloser closer;

    public KeptImports(EnvironmentContext context, AccountPublication publication, ConnectionCloser closer) {
        this.context = context;
        this.publication = publication;
        this.closer = closer;
    }

    /// @return how far that got, where a server still lacks something of it
    public Optional<Outcome> endAll(List<ImportView.Kept> rows, Reason reason, OperationOptions options) {
        var isOpen = false;
        var reports = new ArrayList<PushReport>();
        for (var row : rows) {
            if (end(row, reason, options) instanceof Outcome.Partial partial) {
                isOpen = true;
                reports.addAll(partial.reports());
            }
        }
        return isOpen ? Optional.of(new Outcome.Partial(reports)) : Optional.empty();
    }

    public Outcome end(ImportView.Kept row, Reason reason, OperationOptions options) {
        var adoptable = context.store().read(view -> connection(view, row)).isPresent();
        if (publication.waits(options) && context.environment().hasServers()) {
            throw ProblemException.of(
                    ProblemCode.KEPT_IMPORT_NOT_STAGED,
                    row.name(),
                    context.store().read(view -> context.nameOf(view, row.account())));
        }
        if (adoptable && context.environment().hasServers()) {
            return closer.end(adopt(row), reason, options).outcome();
        }
        if (!context.environment().hasServers()) {
            context.store().change(tx -> leave(tx, row));
            return new Outcome.Local();
        }
        return publication.publish(row.account(), tx -> leave(tx, row), options);
    }

    /// The rows say the same as the claim did, so there is nothing to push.
    private Connection adopt(ImportView.Kept row) {
        return context.commit(tx -> {
            var connection = connection(tx, row).orElseThrow();
            leave(tx, row);
            return connection;
        });
    }

    private void leave(StoreTx tx, ImportView.Kept row) {
        tx.accounts().save(KeptClaims.without(context.account(tx, row.account()), row.claim()));
    }

    /// Empty for what rests on no activation that could be revoked by itself.
    private Optional<Connection> connection(StoreView view, ImportView.Kept row) {
        if (!row.isConsented()) {
            return Optional.empty();
        }
        return facts(row).filter(facts -> fits(facts, row)).flatMap(facts -> {
            var managed = view.accounts()
                    .find(row.exporter())
                    .filter(Account::isManaged)
                    .isPresent();
            var export = view.exports().of(row.exporter()).stream()
                    .filter(found -> !found.isPublic() && KeptClaims.isCarried(row, found))
                    .findFirst()
                    .orElse(null);
            return managed && (export == null || isTaken(view, row, export))
                    ? Optional.empty()
                    : Optional.of(connection(view, row, facts, export));
        });
    }

    private static Optional<TokenFacts> facts(ImportView.Kept row) {
        try {
            return Optional.of(ActivationTokens.read(row.claim().token()));
        } catch (ProblemException _) {
            // Servers refuse it too.
            return Optional.empty();
        }
    }

    private static boolean fits(TokenFacts facts, ImportView.Kept row) {
        return facts.exporter().equals(row.exporter())
                && facts.target().equals(row.account())
                && facts.kind() == row.kind()
                && Subject.of(facts.subject()).contains(row.subject());
    }

    /// Servers revoke by export and importer: another connection of that pair would die with it.
    private static boolean isTaken(StoreView view, ImportView.Kept row, Export export) {
        return view.connections().of(row.account()).stream()
                .anyMatch(connection -> connection.importer().equals(row.account()) && connection.restsOn(export.id()));
    }

    private Connection connection(StoreView view, ImportView.Kept row, TokenFacts facts, @Nullable Export export) {
        var share = new Share(
                name(view, row),
                row.kind(),
                row.subject(),
                row.exporter(),
                row.account(),
                export == null ? null : export.id());
        var local = row.effectiveSubject();
        var reception = new Reception(
                null,
                local.equals(row.subject()) ? null : local,
                ClaimRest.write(row.claim().copy().token("").build()));
        return new Connection(
                new ConnectionId(context.newId()),
                context.id(),
                share,
                reception,
                new Grant(row.claim().token(), facts.issuedAt().getEpochSecond(), Grant.Custody.LEFT),
                new Status(ConnectionState.DEGRADED, Reason.NOT_PROVEN, context.now(), null),
                facts.issuedAt(),
                facts.expiresAt());
    }

    /// The claim's own, or one that fits here and nobody has.
    private static String name(StoreView view, ImportView.Kept row) {
        var wished = row.name().replaceAll("[/\\\\:\\p{C}]", "-").strip();
        var base = wished.isEmpty() ? "import" : wished.substring(0, Math.min(wished.length(), 56));
        var candidate = base;
        for (var number = 2; isNamed(view, row, candidate); number++) {
            candidate = base + "-" + number;
        }
        return Names.check(candidate);
    }

    private static boolean isNamed(StoreView view, ImportView.Kept row, String name) {
        return view.connections().of(row.exporter()).stream()
                .anyMatch(connection -> connection.exporter().equals(row.exporter())
                        && Names.key(connection.share().name()).equals(Names.key(name)));
    }
}
