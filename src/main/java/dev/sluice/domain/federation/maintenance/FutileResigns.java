package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.federation.preflight.DroppedImports;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Accounts with an import that is not in force though they were signed anew for it: what is missing is the other
/// side's to give. Without this each comparison would sign them again, servers would tell of the change, and that
/// would lead to the next comparison, for ever. Forgotten when the process ends.
final class FutileResigns {
    private final EnvironmentContext context;
    private final Map<PublicKey, List<String>> tried = new ConcurrentHashMap<>();

    FutileResigns(EnvironmentContext context) {
        this.context = context;
    }

    /// The account was signed anew.
    void note(ComparedAccount account) {
        if (account.status() == SyncStatus.INCOMPLETE) {
            tried.put(account.key(), texts(account.key()));
        }
    }

    /// Whether a new text would not help: the present one was made for that, and those of its sources are the same
    /// still. What else is wrong with the account is another matter.
    boolean isWorn(ComparedAccount account) {
        return account.status() == SyncStatus.INCOMPLETE
                && account.servers().stream().allMatch(FutileResigns::isAtMostIncomplete)
                && texts(account.key()).equals(tried.get(account.key()));
    }

    /// Whether no text of ours would help, ever: servers drop what it imports.
    boolean isHopeless(ComparedAccount account) {
        return account.status() == SyncStatus.INCOMPLETE
                && account.servers().stream().allMatch(FutileResigns::isAtMostIncomplete)
                && !context.store()
                        .read(view -> DroppedImports.of(context, view, account.key()))
                        .isEmpty();
    }

    private static boolean isAtMostIncomplete(ComparedServer server) {
        return !server.isDrift()
                || (server.stored() == SyncStatus.IN_STEP && server.enforced() == SyncStatus.INCOMPLETE);
    }

    /// What was last signed for the account and for those it imports from.
    private List<String> texts(PublicKey key) {
        return context.store()
                .read(view -> Stream.concat(Stream.of(key), sources(view, key))
                        .flatMap(account -> view.accounts().find(account).stream())
                        .map(account -> String.valueOf(account.release().jwt()))
                        .toList());
    }

    private static Stream<PublicKey> sources(StoreView view, PublicKey key) {
        return Stream.concat(
                view.connections().of(key).stream()
                        .filter(connection -> connection.importer().equals(key))
                        .map(Connection::exporter),
                view.imports().of(key).stream().map(Import::exporter));
    }
}
