package dev.sluice.domain.service;

import dev.sluice.domain.account.AccountEdits;
import dev.sluice.domain.account.Accounts;
import dev.sluice.domain.account.Mappings;
import dev.sluice.domain.account.RevisionHistory;
import dev.sluice.domain.account.Roles;
import dev.sluice.domain.account.UserChanges;
import dev.sluice.domain.account.UserConnections;
import dev.sluice.domain.account.Users;
import dev.sluice.domain.event.OutboxPublisher;
import dev.sluice.domain.federation.Activations;
import dev.sluice.domain.federation.Exports;
import dev.sluice.domain.federation.Federation;
import dev.sluice.domain.federation.Imports;
import dev.sluice.domain.federation.Publisher;
import dev.sluice.domain.federation.Revocations;
import dev.sluice.domain.federation.Shares;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.EventUsers;
import dev.sluice.domain.federation.environment.LinkKeeper;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.federation.environment.ServerRegistry;
import dev.sluice.domain.federation.maintenance.ComparisonFindings;
import dev.sluice.domain.federation.maintenance.ConnectionHealth;
import dev.sluice.domain.federation.maintenance.Drifts;
import dev.sluice.domain.federation.maintenance.Expiry;
import dev.sluice.domain.federation.maintenance.FirstSync;
import dev.sluice.domain.federation.maintenance.MaintenanceLoop;
import dev.sluice.domain.federation.maintenance.Reconciler;
import dev.sluice.domain.federation.maintenance.Recovery;
import dev.sluice.domain.federation.sharing.AccountRemoval;
import dev.sluice.domain.federation.sharing.Offers;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.federation.sharing.TokenImport;
import dev.sluice.domain.flow.FlowMonitor;
import dev.sluice.domain.key.KeyRing;
import dev.sluice.domain.key.KeyRotation;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.readmodel.ReadModels;

/// The services of one environment, sharing its locks and its link.
///
/// @param link our connection to its servers
/// @param reads what both faces list and name
/// @param recorder the audit log, revisions, events and settings
public record EnvironmentServices(
        EnvironmentContext context,
        Accounts accounts,
        AccountEdits edits,
        Users users,
        UserChanges userChanges,
        UserConnections userConnections,
        Roles roles,
        Mappings mappings,
        Exports exports,
        Imports imports,
        Activations activations,
        Revocations revocations,
        Federation federation,
        Shares shares,
        Publisher publisher,
        Reconciler reconciler,
        Drifts drifts,
        Recovery recovery,
        Expiry expiry,
        MaintenanceLoop caretaker,
        PendingLifetime patience,
        ServerRegistry servers,
        LinkKeeper link,
        FlowMonitor flows,
        ChangeRecorder recorder,
        RevisionHistory revisions,
        KeyRotation rotation,
        KeyRing keys,
        OutboxPublisher herald,
        ReadModels reads)
        implements AutoCloseable {

    /// Wires the services of an environment. One realm per environment and process, since locks are shared through
    /// it.
    public static EnvironmentServices of(EnvironmentId environment, Ports ports) {
        var context = new EnvironmentContext(environment, ports);
        var sharing = SharingServices.of(context);
        var removal = new AccountRemoval(context, sharing.accountSigner(), sharing.closer(), sharing.protocol());
        var recovery = new Recovery(sharing, removal);
        var findings = new ComparisonFindings();
        var firstSync = new FirstSync(context, sharing.accountSigner());
        var expiry = new Expiry(
                context,
                sharing.closer(),
                sharing.delivery(),
                firstSync,
                new ConnectionHealth(context, sharing.tokens()));
        var reconciler = new Reconciler(sharing, recovery, removal, findings, expiry);
        var publisher = new Publisher(sharing, recovery, reconciler);
        var tokenImport = new TokenImport(context, sharing.activator());
        var exports = new Exports(context, sharing.publication(), sharing.edits(), sharing.closer());
        var activations = new Activations(context, sharing.tokens());
        var federation = new Federation(sharing, new Offers(context), publisher);
        return new EnvironmentServices(
                context,
                new Accounts(sharing, removal, reconciler),
                new AccountEdits(context, sharing.publication(), sharing.edits(), sharing.delivery()),
                new Users(context, sharing.accountSigner()),
                new UserChanges(context, sharing.publication(), sharing.accountSigner()),
                new UserConnections(context, sharing.delivery()),
                new Roles(context, sharing.publication()),
                new Mappings(context),
                exports,
                new Imports(context, sharing.publication(), sharing.edits(), sharing.closer(), tokenImport),
                activations,
                new Revocations(sharing, new Offers(context)),
                federation,
                new Shares(context, federation, exports, activations),
                publisher,
                reconciler,
                new Drifts(sharing, removal, findings),
                recovery,
                expiry,
                new MaintenanceLoop(
                        context, sharing.delivery(), sharing.protocol(), firstSync, recovery, reconciler, expiry),
                new PendingLifetime(context),
                context.servers(),
                context.link(),
                flows(context),
                context.recorder(),
                new RevisionHistory(context, sharing.publication()),
                new KeyRotation(sharing),
                new KeyRing(context),
                herald(context),
                new ReadModels(context.store(), context.id()));
    }

    private static OutboxPublisher herald(EnvironmentContext context) {
        var outside = context.ports().outside();
        var herald = context.recorder()
                .herald(context.id(), new EventUsers(context.signer(), context.id()), outside.courier());
        if (!outside.courier().equals(EventTransport.NONE)) {
            herald.start(outside.work(), context.ports().ticker());
        }
        return herald;
    }

    private static FlowMonitor flows(EnvironmentContext context) {
        return new FlowMonitor(
                () -> context.store().read(view -> view.connections().in(context.id())).stream()
                        .filter(Connection::isOnServers)
                        .toList(),
                () -> context.link().resolver(),
                context.ports().ticker(),
                context.ports().outside().work());
    }

    /// As the store has it now.
    public Environment environment() {
        return context.environment();
    }

    /// Notes in the audit log that a person turned back before anything was done.
    public void noteCancelled(Operation operation) {
        context.acts().noteCancelled(operation);
    }

    /// Notes in the audit log a refusal that came before any service was asked.
    public void noteRefused(Operation operation, ProblemException problem) {
        context.acts().noteRefused(operation, problem);
    }

    @Override
    public void close() {
        caretaker.close();
        herald.close();
        flows.close();
        link.close();
    }
}
