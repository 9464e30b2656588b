package dev.sluice.domain.service;

import dev.sluice.domain.account.AccountEdits;
import dev.sluice.domain.account.Accounts;
import dev.sluice.domain.account.BulkEdits;
import dev.sluice.domain.account.Mappings;
import dev.sluice.domain.account.MessageRoutes;
import dev.sluice.domain.account.PartnerAccounts;
import dev.sluice.domain.account.RevisionHistory;
import dev.sluice.domain.account.Roles;
import dev.sluice.domain.account.Templates;
import dev.sluice.domain.account.Tiers;
import dev.sluice.domain.account.UserChanges;
import dev.sluice.domain.account.UserConnections;
import dev.sluice.domain.account.Users;
import dev.sluice.domain.account.renewal.CredsRenewals;
import dev.sluice.domain.event.OutboxPublisher;
import dev.sluice.domain.federation.Activations;
import dev.sluice.domain.federation.Exports;
import dev.sluice.domain.federation.Federation;
import dev.sluice.domain.federation.Imports;
import dev.sluice.domain.federation.Publisher;
import dev.sluice.domain.federation.Revocations;
import dev.sluice.domain.federation.ShareEdits;
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
import dev.sluice.domain.key.OperatorChanges;
import dev.sluice.domain.key.OperatorReissue;
import dev.sluice.domain.key.RemoteKeys;
import dev.sluice.domain.key.SigningRequests;
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
        BulkEdits bulkEdits,
        Tiers tiers,
        Templates templates,
        Users users,
        UserChanges userChanges,
        PartnerAccounts partners,
        SigningRequests requests,
        RemoteKeys remoteKeys,
        UserConnections userConnections,
        CredsRenewals renewals,
        Roles roles,
        Mappings mappings,
        MessageRoutes routes,
        Exports exports,
        ShareEdits shareEdits,
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
        MaintenanceLoop maintenance,
        PendingLifetime pendingLifetime,
        ServerRegistry servers,
        LinkKeeper link,
        FlowMonitor flows,
        ChangeRecorder recorder,
        RevisionHistory revisions,
        KeyRotation rotation,
        KeyRing keys,
        OperatorChanges operator,
        OperatorReissue reissue,
        OutboxPublisher outbox,
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
        var accounts = new Accounts(sharing, removal, reconciler);
        var keys = new KeyRing(context);
        var mappings = new Mappings(context);
        var imports = new Imports(context, sharing.publication(), sharing.edits(), sharing.closer(), tokenImport);
        var exports = new Exports(context, sharing.publication(), sharing.edits(), sharing.closer());
        var activations = new Activations(context, sharing.tokens());
        var federation = new Federation(sharing, new Offers(context));
        var edits = new AccountEdits(context, sharing.publication(), sharing.edits(), sharing.delivery());
        var users = new Users(context, sharing.accountSigner());
        var userChanges = new UserChanges(context, sharing.publication(), sharing.accountSigner());
        var userConnections = new UserConnections(context, sharing.delivery());
        return new EnvironmentServices(
                context,
                accounts,
                edits,
                new BulkEdits(context, sharing.publication(), sharing.edits()),
                new Tiers(context, publisher, edits),
                new Templates(context, sharing.publication(), sharing.edits()),
                users,
                userChanges,
                new PartnerAccounts(context, accounts, sharing.accountSigner(), sharing.delivery()),
                new SigningRequests(context, sharing.accountSigner(), sharing.edits()),
                new RemoteKeys(context),
                userConnections,
                new CredsRenewals(users, userChanges, userConnections),
                new Roles(context, sharing.publication()),
                mappings,
                new MessageRoutes(context, mappings, imports),
                exports,
                new ShareEdits(context, sharing.publication(), sharing.edits()),
                imports,
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
                keys,
                new OperatorChanges(context, sharing.accountSigner(), keys),
                new OperatorReissue(context, sharing.accountSigner(), sharing.delivery()),
                outbox(context),
                new ReadModels(context.store(), context.id()));
    }

    private static OutboxPublisher outbox(EnvironmentContext context) {
        var outside = context.ports().outside();
        var outbox = context.recorder()
                .outbox(context.id(), new EventUsers(context.signer(), context.id()), outside.transport());
        if (!outside.transport().equals(EventTransport.NONE)) {
            outbox.start(outside.work(), context.ports().ticker());
        }
        return outbox;
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
        maintenance.close();
        outbox.close();
        flows.close();
        link.close();
        reads.close();
    }
}
