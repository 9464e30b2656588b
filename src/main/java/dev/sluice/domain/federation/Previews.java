package dev.sluice.domain.federation;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Preview.AccountChange;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.preflight.GraphCheck;
import dev.sluice.domain.federation.preflight.HandedOutGuard;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What edits would do to claims and to traffic, worked out in rehearsals that are rolled back.
final class Previews {
    private final EnvironmentContext context;
    private final StagedEdits edits;
    private final AccountSigner accountSigner;
    private final Delivery delivery;

    Previews(EnvironmentContext context, StagedEdits edits, AccountSigner accountSigner, Delivery delivery) {
        this.context = context;
        this.edits = edits;
        this.accountSigner = accountSigner;
        this.delivery = delivery;
    }

    /// What a push of everything staged or unconfirmed would do.
    Preview ofEverything() {
        return context.store().rehearse(tx -> {
            var applied = edits.applyStaged(tx);
            var effects = new ArrayList<>(applied.effects());
            var staged = tx.staged().in(context.id());
            applied.fitting().stream()
                    .flatMap(edit -> checked(tx, edit).stream())
                    .distinct()
                    .map(Effect.Warns::new)
                    .forEach(effects::add);
            return accounts(tx, effects, staged);
        });
    }

    Preview of(Edit edit) {
        return of(_ -> edit);
    }

    /// @param made gives the edit within the rehearsal, which may prepare rows for it
    Preview of(Function<StoreTx, Edit> made) {
        return context.store().rehearse(tx -> {
            var edit = made.apply(tx);
            // Asked for first: an edit that ends a connection leaves no trace of whom it concerned.
            var concerned = StagedEdits.concerned(tx, edit);
            var effects = new ArrayList<>(edits.apply(tx, edit));
            checked(tx, edit).stream().map(Effect.Warns::new).forEach(effects::add);
            var changes = concerned.stream()
                    .flatMap(key -> tx.accounts().find(key).stream())
                    .filter(Account::isManaged)
                    .map(account -> new AccountChange(account, List.of(), accountSigner.changes(tx, account)))
                    // One that is merely unconfirmed is none of this edit's business.
                    .filter(change -> !change.claims().isEmpty())
                    .toList();
            return new Preview(changes, effects);
        });
    }

    /// With what servers know of it, while a link is open; a preview opens none.
    Preview withLive(Preview preview, Connection wish) {
        if (!(context.link().state() instanceof LinkState.Connected)) {
            return preview;
        }
        var effects = new ArrayList<>(preview.effects());
        try {
            var expected = delivery.expected(Set.of());
            new PreflightRunner(context)
                    .live(wish, expected).stream().map(Effect.Warns::new).forEach(effects::add);
        } catch (ProblemException _) {
            // Lost meanwhile: accepting checks again, and tells.
            return preview;
        }
        return new Preview(preview.accounts(), effects);
    }

    private List<PreflightFinding> checked(StoreTx tx, Edit edit) {
        var overtaken = edits.overtaken(tx, edit);
        if (overtaken.isPresent()) {
            return List.of(overtaken.get());
        }
        return switch (edit) {
            case Accept accept -> accepting(tx, accept);
            case AddExport _, AddImport _, ChangeAccount _, ChangeExport _, ChangeImport _ ->
                ContentChecks.of(context, edit).rehearsed(tx, GraphCheck.MOST_BYTES);
            case RemoveExport _, RemoveImport _, End _ -> List.of();
        };
    }

    private List<PreflightFinding> accepting(StoreTx tx, Accept accept) {
        var wish = accept.wish(StagedEdits.get(tx, accept.connection()));
        var found = new ArrayList<>(
                new PreflightRunner(context).activation(tx, preparedGrant(wish), GraphCheck.MOST_BYTES));
        Optional.ofNullable(wish.share().export())
                .flatMap(tx.exports()::find)
                .filter(export -> ClaimsPlanner.comesWith(tx, export, wish))
                .flatMap(export -> new HandedOutGuard(tx).warning(export.account(), export.kind(), export.subject()))
                .ifPresent(found::add);
        return found;
    }

    /// The placeholder of a preview is no token to be read.
    private static Connection preparedGrant(Connection connection) {
        return connection.with(Connection.Grant.NONE);
    }

    private Preview accounts(StoreTx tx, List<Effect> effects, List<StagedChange> staged) {
        var changes = new ArrayList<AccountChange>();
        var all = new ArrayList<>(effects);
        for (var account : tx.accounts().in(context.id())) {
            if (!account.isManaged()) {
                continue;
            }
            var own = staged.stream()
                    .filter(change -> change.edit().account().equals(account.key()))
                    .toList();
            var claims = accountSigner.changes(tx, account);
            if (!claims.isEmpty() || !own.isEmpty() || !account.release().confirmed()) {
                changes.add(new AccountChange(account, own, claims));
            }
            if (!account.release().confirmed()) {
                all.add(new Effect.Publishes(account.name()));
            }
        }
        return new Preview(changes, all);
    }
}
