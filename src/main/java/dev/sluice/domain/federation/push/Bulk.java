package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.act.Progress;
import dev.sluice.domain.federation.act.Progress.Purpose;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Pushes many accounts anew: those that have nothing to do with each other together, an exporter
/// before its importers (nats-server-facts 0.5). What is confirmed stays so: the next run goes on
/// where this one was stopped.
public final class Bulk {
    /// A round is one write of each kind to the disk, and its answers are awaited together.
    private static final int AT_ONCE = 250;

    private final Scope scope;
    private final AccountSigner accountSigner;
    private final Delivery delivery;

    public Bulk(Scope scope, AccountSigner accountSigner, Delivery delivery) {
        this.scope = scope;
        this.accountSigner = accountSigner;
        this.delivery = delivery;
    }

    /// @throws ProblemException `PUSH_STOPPED` when the thread was interrupted between two rounds
    public List<PushReport> republish(List<Account> accounts, Roster roster, Progress progress) {
        var reports = new ArrayList<PushReport>();
        var waiting = new ArrayList<>(accounts);
        var sources = sources();
        try (var _ = scope.link().holdPusher()) {
            while (!waiting.isEmpty()) {
                if (Thread.interrupted()) {
                    throw ProblemException.of(ProblemCode.PUSH_STOPPED, reports.size(), accounts.size());
                }
                var round = round(waiting, sources);
                reports.addAll(push(round, roster, progress));
                waiting.removeAll(Set.copyOf(round));
                progress.on(new Progress.Advanced(reports.size(), accounts.size()));
            }
        }
        return reports;
    }

    /// From which others each importer imports.
    private Map<PublicKey, Set<PublicKey>> sources() {
        return scope.store().read(view -> {
            var sources = new HashMap<PublicKey, Set<PublicKey>>();
            view.connections(scope.id()).stream()
                    .filter(Connection::isOnServers)
                    .forEach(connection -> add(sources, connection.importer(), connection.exporter()));
            view.imports(scope.id()).forEach(row -> add(sources, row.account(), row.exporter()));
            return sources;
        });
    }

    private static void add(Map<PublicKey, Set<PublicKey>> sources, PublicKey importer, PublicKey exporter) {
        sources.computeIfAbsent(importer, _ -> new HashSet<>()).add(exporter);
    }

    /// Those whose sources wait no longer. Accounts that import from each other wait for ever: then
    /// the first goes alone.
    private static List<Account> round(List<Account> waiting, Map<PublicKey, Set<PublicKey>> sources) {
        var pending = waiting.stream().map(Account::key).collect(Collectors.toCollection(HashSet::new));
        var free = waiting.stream()
                .filter(account ->
                        sources.getOrDefault(account.key(), Set.of()).stream().noneMatch(pending::contains))
                .limit(AT_ONCE)
                .toList();
        return free.isEmpty() ? List.of(waiting.getFirst()) : free;
    }

    private List<PushReport> push(List<Account> round, Roster roster, Progress progress) {
        var keys = round.stream().map(Account::key).toList();
        try (var _ = scope.locks().hold(keys);
                var work = scope.work()) {
            var errand = new Errand(work.entry(), Purpose.PUBLISH, roster, progress);
            var signed = scope.store().write(tx -> {
                work.begin(tx, Journal.Kind.PUBLISH, null);
                return keys.stream()
                        .map(key -> delivery.note(tx, accountSigner.sign(tx, key), errand))
                        .toList();
            });
            var reports = delivery.pushAll(signed, errand);
            return scope.store().write(tx -> {
                for (var i = 0; i < signed.size(); i++) {
                    Delivery.confirm(tx, signed.get(i), reports.get(i));
                }
                tx.end(work.entry(), summary(reports), scope.now());
                return reports;
            });
        }
    }

    private static String summary(List<PushReport> reports) {
        var stored = reports.stream().filter(PushReport::isComplete).count();
        return stored + " of " + reports.size() + " accounts stored by every server";
    }
}
