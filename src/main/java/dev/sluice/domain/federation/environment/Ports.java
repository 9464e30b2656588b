package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.operation.RecorderDependencies;
import dev.sluice.domain.port.AccountServers;
import dev.sluice.domain.port.EventSink;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.port.IdSource;
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
        Outside outside) {

    /// Without anybody in particular who acts.
    public Ports(
            FederationStore store,
            Signer signer,
            LinkFactory links,
            EventSink events,
            InstantSource clock,
            IdSource ids,
            ScheduledExecutorService ticker) {
        this(store, signer, links, events, clock, ids, ticker, Outside.NOBODY);
    }

    /// Around the store, for whoever changes it.
    public ChangeRecorder recorder() {
        return new ChangeRecorder(store, new RecorderDependencies(signer, clock, ids, outside.actor()));
    }

    /// @param actor who is at work
    /// @param courier takes events into accounts
    /// @param work for what takes time beside everything else
    public record Outside(Actor actor, EventTransport courier, AccountServers accountServers, Executor work) {
        public static final Outside NOBODY =
                new Outside(Actor.user(""), EventTransport.NONE, AccountServers.NONE, Runnable::run);
    }
}
