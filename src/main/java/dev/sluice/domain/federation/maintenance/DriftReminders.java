package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers which drift was told of. It is told once, whatever the number of comparisons, and again when it comes
/// back, or when the time is over for which a person put it off.
final class DriftReminders {
    private final EnvironmentContext context;

    DriftReminders(EnvironmentContext context) {
        this.context = context;
    }

    /// @param found before servers were brought back into step
    /// @param left after that
    void tell(Reconciliation found, Reconciliation left) {
        var passing = marks(found);
        passing.values().removeIf(mark -> !mark.status().equals(SyncStatus.RESURRECTED.word()));
        var lasting = marks(left);
        if (context.store().read(view -> isAnythingNew(view, passing, lasting, left))) {
            context.store().change(tx -> {
                // That a deleted account was back is news even when it was deleted again at once.
                passing.values().forEach(mark -> save(tx, mark));
                lasting.values().forEach(mark -> save(tx, mark));
                settle(tx, lasting, left);
            });
        }
    }

    private boolean isAnythingNew(
            StoreView view, Map<PublicKey, DriftMark> passing, Map<PublicKey, DriftMark> lasting, Reconciliation left) {
        return passing.values().stream().anyMatch(mark -> isNew(view, mark))
                || lasting.values().stream().anyMatch(mark -> isNew(view, mark))
                || view.drift().marks(context.id()).stream().anyMatch(mark -> isGone(mark, lasting, left));
    }

    private void settle(StoreTx tx, Map<PublicKey, DriftMark> lasting, Reconciliation left) {
        for (var mark : tx.drift().marks(context.id())) {
            if (isGone(mark, lasting, left)) {
                tx.drift().save(DriftMark.gone(mark.account(), context.now()));
            }
        }
    }

    private static void save(StoreTx tx, DriftMark mark) {
        if (isNew(tx, mark)) {
            tx.drift().save(mark);
        }
    }

    private static boolean isNew(StoreView view, DriftMark mark) {
        return view.drift().mark(mark.account()).filter(mark::isSame).isEmpty();
    }

    /// What the servers that were heard do not show may be on one that was not.
    private static boolean isGone(DriftMark mark, Map<PublicKey, DriftMark> lasting, Reconciliation left) {
        return mark.isOpen() && !lasting.containsKey(mark.account()) && left.isComplete();
    }

    private Map<PublicKey, DriftMark> marks(Reconciliation found) {
        var marks = new LinkedHashMap<PublicKey, DriftMark>();
        for (var account : found.accounts()) {
            if (isTold(account.status()) && account.ignoredUntil() == null) {
                mark(account).ifPresent(mark -> marks.put(account.key(), mark));
            }
        }
        return marks;
    }

    private Optional<DriftMark> mark(ComparedAccount found) {
        var theirs = found.theirs();
        return context.store()
                .read(view -> view.accounts().find(found.key()))
                .filter(Account::isManaged)
                .map(account -> new DriftMark(
                        account.key(), found.status().word(), theirs == null ? "" : theirs, context.now()));
    }

    /// Not what a push that goes on tells of, nor imports, of which the connection tells.
    private static boolean isTold(SyncStatus status) {
        return switch (status) {
            case OUTDATED, MISSING, NOT_ENFORCED, RESURRECTED, EXPIRED, NOT_TRUSTED, DRIFT, UNKNOWN_SIGNER -> true;
            case IN_STEP, NOT_LOADED, LOCKED_OUT, SILENT, UNCONFIRMED, INCOMPLETE -> false;
        };
    }
}
