package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.federation.operation.Proof.Rung;
import dev.sluice.domain.federation.operation.Proof.ServerProof;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.query.StoreView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// After many accounts were pushed: whether servers act on every import among them. "Updated" says only that a
/// text was stored, and an import that is dropped is dropped in silence (S1-16).
public final class BulkProof {
    private static final int LOOKS = 2;

    private final EnvironmentContext context;
    private final AccountSigner accountSigner;

    public BulkProof(EnvironmentContext context, AccountSigner accountSigner) {
        this.context = context;
        this.accountSigner = accountSigner;
    }

    /// @param wanted with what it imports from accounts of ours only
    /// @param isWhole whether that is all it imports: then what servers say of the whole account is ours to mend
    private record Importer(Account account, AccountClaims wanted, boolean isWhole) {
        static Importer of(Account account, AccountClaims released, Set<String> ours) {
            var own = released.imports().stream()
                    .filter(claim -> ours.contains(claim.account()))
                    .toList();
            return new Importer(
                    account,
                    released.copy().imports(own).build(),
                    own.size() == released.imports().size());
        }

        /// An import that failed once leaves its account incomplete, even when it was taken up since: until the
        /// account gets another text (nats-server-facts.md#1.8).
        boolean isFault(ServerProof server) {
            return switch (server.rung()) {
                case INCOMPLETE -> isWhole || !server.imports().isEmpty();
                case OUTDATED, SILENT, UNTRUSTED -> true;
                case EFFECTIVE, NOT_LOADED, EXPIRED -> false;
            };
        }
    }

    /// Accounts that some server stores and does not wholly act on, after what can be mended is mended. In a ring
    /// somebody goes before those it imports from: servers look for them once and go on without
    /// (nats-server-facts.md#0.5), until the account gets another text. While they take that in they may load what
    /// it imports from, take the import up for that already, and refuse it as a second one: then one more text
    /// helps.
    ///
    /// @param reports get those of the mending too
    public List<Proof> mend(List<PushReport> reports, BulkPush bulk, ExpectedServers expected) {
        var found = byAccount(faults(reports, expected));
        mend(found, Proof::isIncomplete, reports, bulk, expected);
        mend(found, BulkProof::isOnlyCalledSo, reports, bulk, expected);
        return List.copyOf(found.values());
    }

    private void mend(
            Map<PublicKey, Proof> found,
            Predicate<Proof> helped,
            List<PushReport> reports,
            BulkPush bulk,
            ExpectedServers expected) {
        var again = context.store()
                .read(view -> found.values().stream()
                        .filter(helped)
                        .map(proof -> context.account(view, proof.account()))
                        .toList());
        if (!again.isEmpty()) {
            var more = bulk.republish(again, expected, Progress.NONE);
            reports.addAll(more);
            again.forEach(account -> found.remove(account.key()));
            found.putAll(byAccount(faults(more, expected)));
        }
    }

    private static Map<PublicKey, Proof> byAccount(List<Proof> faults) {
        return faults.stream()
                .collect(Collectors.toMap(Proof::account, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }

    /// Though every import is in force.
    private static boolean isOnlyCalledSo(Proof proof) {
        return proof.servers().stream()
                .anyMatch(server ->
                        server.rung() == Rung.INCOMPLETE && server.imports().isEmpty());
    }

    /// @return accounts that some server stores and does not wholly act on
    private List<Proof> faults(List<PushReport> pushed, ExpectedServers expected) {
        var stored = pushed.stream()
                .filter(PushReport::isComplete)
                .map(PushReport::account)
                .distinct()
                .toList();
        var found = inert(importers(withPartners(stored)), expected);
        // An exporter may have been loaded only for its importer, this very moment.
        for (var looks = 1; looks < LOOKS && !found.isEmpty(); looks++) {
            found = inert(importers(found.stream().map(Proof::account).toList()), expected);
        }
        return found;
    }

    /// Whoever imports from them too: it is exporters that take something away.
    private Set<PublicKey> withPartners(List<PublicKey> pushed) {
        var keys = new LinkedHashSet<>(pushed);
        context.store()
                .read(view -> Stream.concat(
                                view.connections().in(context.id()).stream()
                                        .filter(row -> row.isOnServers() && keys.contains(row.exporter()))
                                        .map(Connection::importer),
                                view.imports().in(context.id()).stream()
                                        .filter(row -> keys.contains(row.exporter()))
                                        .map(Import::account))
                        .toList())
                .forEach(keys::add);
        return keys;
    }

    private List<Proof> inert(List<Importer> importers, ExpectedServers expected) {
        if (importers.isEmpty()) {
            return List.of();
        }
        var keys = importers.stream().map(row -> row.account().key()).toList();
        var answers = context.link().resolver().enforced(keys, expected);
        var found = new ArrayList<Proof>();
        for (var i = 0; i < keys.size(); i++) {
            var servers = judged(importers.get(i), expected, answers.get(i));
            if (servers.stream().anyMatch(importers.get(i)::isFault)) {
                found.add(new Proof(
                        keys.get(i), expected.expected(), expected.expected(), servers, List.of(), context.now()));
            }
        }
        return found;
    }

    private static List<ServerProof> judged(Importer importer, ExpectedServers expected, List<LoadedAccount> answers) {
        var byServer = LoadedAccount.byServer(answers);
        return expected.servers().stream()
                .map(server -> {
                    var answer = byServer.get(server.id());
                    return answer == null
                            ? new ServerProof(server, Rung.SILENT)
                            : Prover.judge(importer.account(), importer.wanted(), expected, answer);
                })
                .toList();
    }

    /// With what they import from accounts of ours: what comes from elsewhere is not ours to promise.
    private List<Importer> importers(Collection<PublicKey> keys) {
        return context.store().read(view -> {
            var ours = ours(view);
            var importers = new ArrayList<Importer>();
            for (var key : keys) {
                view.accounts()
                        .find(key)
                        .filter(account -> account.isLive() && account.isManaged())
                        .map(account -> Importer.of(account, accountSigner.released(account), ours))
                        .filter(importer -> !importer.wanted().imports().isEmpty())
                        .ifPresent(importers::add);
            }
            return importers;
        });
    }

    private Set<String> ours(StoreView view) {
        return view.accounts().in(context.id()).stream()
                .filter(Account::isManaged)
                .map(account -> account.key().text())
                .collect(Collectors.toSet());
    }
}
