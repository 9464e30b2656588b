package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.operation.RecorderDependencies;
import dev.sluice.domain.port.AccountServers;
import dev.sluice.domain.port.ClientTrials;
import dev.sluice.domain.port.EventSink;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.port.IdSource;
import dev.sluice.domain.port.KeyService;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.store.FederationStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/// Everything the services take from outside.
///
/// @param store as it is; changes are made through the [#recorder()]
/// @param ticker only hands work on or samples; nothing long runs on it
public record Ports(
        FederationStore store,
        Signer signer,
        LinkFactory links,
        EventSink events,
        InstantSource clock,
        IdSource ids,
        ScheduledExecutorService ticker,
        Surroundings outside) {

    /// Without anybody in particular who acts.
    public Ports(
            FederationStore store,
            Signer signer,
            LinkFactory links,
            EventSink events,
            InstantSource clock,
            IdSource ids,
            ScheduledExecutorService ticker) {
        this(store, signer, links, events, clock, ids, ticker, Surroundings.NOBODY);
    }

    /// Around the store, for whoever changes it.
    public ChangeRecorder recorder() {
        return new ChangeRecorder(store, new RecorderDependencies(signer, clock, ids, outside.actor()));
    }

    /// @param actor who is at work
    /// @param transport takes events into accounts
    /// @param work for what takes time beside everything else
    /// @param trials is a client for a moment
    /// @param keyService signs with keys that lie elsewhere
    public record Surroundings(
            Actor actor,
            EventTransport transport,
            AccountServers accountServers,
            Executor work,
            ClientTrials trials,
            KeyService keyService) {
        public static final Surroundings NOBODY =
                new Surroundings(Actor.user(""), EventTransport.NONE, AccountServers.NONE, Runnable::run);

        /// Where no client can be tried, and no key lies elsewhere.
        public Surroundings(Actor actor, EventTransport transport, AccountServers accountServers, Executor work) {
            this(actor, transport, accountServers, work, ClientTrials.NONE, KeyService.NONE);
        }
    }
}
