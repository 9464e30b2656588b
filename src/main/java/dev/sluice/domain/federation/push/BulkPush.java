package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Pushes many accounts anew, an exporter before its importers (nats-server-facts.md#0.5): each server takes in
/// what it is sent in the order sent, so that none waits for the answers to another. What is confirmed stays so:
/// the next run goes on where this one was stopped.
public final class BulkPush {
    /// A round is one write of each kind to the disk, and its answers are awaited together.
    private static final int AT_ONCE = 250;

    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final Delivery delivery;

    public BulkPush(EnvironmentContext context, AccountSigner accountSigner, Delivery delivery) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.delivery = delivery;
    }

    /// @throws ProblemException `PUSH_STOPPED` when the thread was interrupted between two rounds
    public List<PushReport> republish(List<Account> accounts, ExpectedServers expected, Progress progress) {
        var ordered = PushOrder.of(accounts, sources());
        try (var _ = context.link().holdPusher();
                var run = new Run(ordered.size(), expected, progress)) {
            for (var from = 0; from < ordered.size(); from += AT_ONCE) {
                if (Thread.interrupted()) {
                    run.land();
                    throw ProblemException.of(ProblemCode.PUSH_STOPPED, run.reports.size(), ordered.size());
                }
                run.send(ordered.subList(from, Math.min(from + AT_ONCE, ordered.size())));
            }
            run.land();
            return run.reports;
        }
    }

    /// From which others each importer imports.
    private Map<PublicKey, Set<PublicKey>> sources() {
        return context.store().read(view -> {
            var sources = new HashMap<PublicKey, Set<PublicKey>>();
            view.connections().in(context.id()).stream()
                    .filter(Connection::isOnServers)
                    .forEach(connection -> add(sources, connection.importer(), connection.exporter()));
            view.imports().in(context.id()).forEach(row -> add(sources, row.account(), row.exporter()));
            return sources;
        });
    }

    private static void add(Map<PublicKey, Set<PublicKey>> sources, PublicKey importer, PublicKey exporter) {
        sources.computeIfAbsent(importer, _ -> new HashSet<>()).add(exporter);
    }

    /// While the servers take one round in, the next is signed.
    private final class Run implements AutoCloseable {
        private final int all;
        private final ExpectedServers expected;
        private final Progress progress;
        private final List<PushReport> reports = new ArrayList<>();
        private @Nullable Flight flight;

        Run(int all, ExpectedServers expected, Progress progress) {
            this.all = all;
            this.expected = expected;
            this.progress = progress;
        }

        /// Lands the round before it: after the next is signed, or first when that waits for locks or for what is
        /// on its way. Whoever holds locks may not wait for others.
        void send(List<Account> round) {
            var keys = round.stream().map(Account::key).toList();
            var locks = context.locks().tryHold(keys);
            if (locks.isEmpty()) {
                land();
            }
            var next = flight(keys, locks.orElseGet(() -> context.locks().hold(keys)));
            try {
                land();
            } finally {
                flight = next;
            }
        }

        private Flight flight(List<PublicKey> keys, Registration locks) {
            var work = context.work();
            var pushContext = new PushContext(work.entry(), Purpose.PUBLISH, expected, progress);
            var isByHand = context.link().resolver().isInstalledByHand();
            try {
                var signed = context.store().write(tx -> {
                    work.begin(tx, Journal.Kind.PUBLISH, null);
                    var accounts = isByHand ? accountSigner.signOnce(tx, keys) : accountSigner.signAll(tx, keys);
                    return accounts.stream()
                            .map(account -> delivery.note(tx, account, pushContext))
                            .toList();
                });
                return new Flight(signed, pushContext, delivery.sendAll(signed, pushContext), work, locks);
            } catch (RuntimeException | Error e) {
                work.close();
                locks.close();
                throw e;
            }
        }

        /// Waits for the servers, and writes down what they confirmed.
        void land() {
            var landing = flight;
            if (landing == null) {
                return;
            }
            flight = null;
            try (landing) {
                var answers = delivery.heardAll(landing.accounts(), landing.sent(), landing.pushContext());
                context.store().change(tx -> {
                    tx.lookAhead(landing.accounts().stream().map(Account::key).toList());
                    for (var i = 0; i < answers.size(); i++) {
                        Delivery.confirm(tx, landing.accounts().get(i), answers.get(i));
                    }
                    tx.journal()
                            .end(
                                    landing.pushContext().entry(),
                                    new Journal.Ending(Journal.Result.PUSHED, summary(answers)),
                                    context.now());
                });
                reports.addAll(answers);
            }
            progress.on(new Progress.Advanced(reports.size(), all));
        }

        /// What a failure left on its way lands all the same.
        @Override
        public void close() {
            land();
        }
    }

    private record Flight(
            List<Account> accounts,
            PushContext pushContext,
            Resolver.Sent sent,
            EnvironmentContext.Work work,
            Registration locks)
            implements AutoCloseable {
        @Override
        public void close() {
            sent.close();
            work.close();
            locks.close();
        }
    }

    private static String summary(List<PushReport> reports) {
        var stored = reports.stream().filter(PushReport::isComplete).count();
        return stored + " of " + reports.size() + " accounts stored by every server";
    }
}
