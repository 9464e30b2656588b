package dev.sluice.domain.federation;

import dev.sluice.domain.federation.care.Caretaker;
import dev.sluice.domain.federation.care.Drifts;
import dev.sluice.domain.federation.care.Expiry;
import dev.sluice.domain.federation.care.Findings;
import dev.sluice.domain.federation.care.Reconciler;
import dev.sluice.domain.federation.care.Recovery;
import dev.sluice.domain.federation.environment.EventUsers;
import dev.sluice.domain.federation.environment.KnownServers;
import dev.sluice.domain.federation.environment.LinkKeeper;
import dev.sluice.domain.federation.environment.Patience;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Courier;
import dev.sluice.domain.federation.sharing.AccountRemoval;
import dev.sluice.domain.federation.sharing.Engine;
import dev.sluice.domain.federation.sharing.Offers;
import dev.sluice.domain.federation.sharing.TokenImport;
import dev.sluice.domain.flow.FlowMonitor;
import dev.sluice.domain.ledger.Act;
import dev.sluice.domain.ledger.Herald;
import dev.sluice.domain.ledger.Ledger;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.problem.ProblemException;

/// The services of one environment, sharing its locks and its link.
///
/// @param link our connection to its servers
/// @param ledger the audit log, revisions, events and settings
public record Realm(
        Scope scope,
        Accounts accounts,
        Users users,
        Exports exports,
        Imports imports,
        Activations activations,
        Revocations revocations,
        Federation federation,
        Publisher publisher,
        Reconciler reconciler,
        Drifts drifts,
        Recovery recovery,
        Expiry expiry,
        Caretaker caretaker,
        Patience patience,
        KnownServers servers,
        LinkKeeper link,
        FlowMonitor flows,
        Ledger ledger,
        RevisionHistory revisions,
        KeyRotation rotation,
        KeyRing keys,
        Herald herald)
        implements AutoCloseable {

    /// Wires the services of an environment. One realm per environment and process, since locks are
    /// shared through it.
    public static Realm of(EnvironmentId environment, Ports ports) {
        var scope = new Scope(environment, ports);
        var engine = Engine.of(scope);
        var removal = new AccountRemoval(engine);
        var recovery = new Recovery(engine, removal);
        var findings = new Findings();
        var expiry = new Expiry(engine);
        var reconciler = new Reconciler(engine, recovery, removal, findings, expiry);
        var publisher = new Publisher(engine, recovery, reconciler);
        var tokenImport = new TokenImport(scope, engine.activator());
        return new Realm(
                scope,
                new Accounts(engine, removal, reconciler),
                new Users(scope, engine.accountSigner()),
                new Exports(scope, engine.publication(), engine.edits(), engine.ender()),
                new Imports(scope, engine.publication(), engine.edits(), engine.ender(), tokenImport),
                new Activations(scope, engine.tokens()),
                new Revocations(engine, new Offers(scope)),
                new Federation(engine, new Offers(scope), publisher),
                publisher,
                reconciler,
                new Drifts(engine, removal, findings),
                recovery,
                expiry,
                new Caretaker(engine, recovery, reconciler, expiry),
                new Patience(scope),
                scope.servers(),
                scope.link(),
                flows(scope),
                scope.ledger(),
                new RevisionHistory(scope, engine.publication()),
                new KeyRotation(engine),
                new KeyRing(scope),
                herald(scope));
    }

    private static Herald herald(Scope scope) {
        var outside = scope.ports().outside();
        var herald = scope.ledger().herald(scope.id(), new EventUsers(scope.signer(), scope.id()), outside.courier());
        if (!outside.courier().equals(Courier.NONE)) {
            herald.start(outside.work(), scope.ports().ticker());
        }
        return herald;
    }

    private static FlowMonitor flows(Scope scope) {
        return new FlowMonitor(
                () -> scope.store().read(view -> view.connections(scope.id())).stream()
                        .filter(Connection::isOnServers)
                        .toList(),
                () -> scope.link().resolver(),
                scope.ports().clock(),
                scope.ports().ticker(),
                scope.ports().outside().work());
    }

    /// As the store has it now.
    public Environment environment() {
        return scope.environment();
    }

    /// Notes in the audit log that a person turned back before anything was done.
    public void cancelled(Act act) {
        scope.acts().cancelled(act);
    }

    /// Notes in the audit log a refusal that came before any service was asked.
    public void refused(Act act, ProblemException problem) {
        scope.acts().refused(act, problem);
    }

    @Override
    public void close() {
        caretaker.close();
        herald.close();
        flows.close();
        link.close();
    }
}
