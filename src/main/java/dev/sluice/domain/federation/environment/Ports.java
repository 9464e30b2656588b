package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.federation.port.AccountServers;
import dev.sluice.domain.federation.port.Courier;
import dev.sluice.domain.federation.port.EventSink;
import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.federation.port.LinkFactory;
import dev.sluice.domain.federation.port.Signer;
import dev.sluice.domain.ledger.Ledger;
import dev.sluice.domain.ledger.LedgerMeans;
import dev.sluice.domain.model.Ids;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/// Everything the services take from outside.
///
/// @param store as it is; changes are made through the [#ledger()]
/// @param ticker only hands work on or samples; nothing long runs on it
public record Ports(
        FederationStore store,
        Signer signer,
        LinkFactory links,
        EventSink events,
        InstantSource clock,
        Ids ids,
        ScheduledExecutorService ticker,
        Outside outside) {

    /// Without anybody in particular who acts.
    public Ports(
            FederationStore store,
            Signer signer,
            LinkFactory links,
            EventSink events,
            InstantSource clock,
            Ids ids,
            ScheduledExecutorService ticker) {
        this(store, signer, links, events, clock, ids, ticker, Outside.NOBODY);
    }

    /// Around the store, for whoever changes it.
    public Ledger ledger() {
        return new Ledger(store, new LedgerMeans(signer, clock, ids, outside.actor()));
    }

    /// @param actor who is at work
    /// @param courier takes events into accounts
    /// @param work for what takes time beside everything else
    public record Outside(Actor actor, Courier courier, AccountServers accountServers, Executor work) {
        public static final Outside NOBODY =
                new Outside(Actor.user(""), Courier.NONE, AccountServers.NONE, Runnable::run);
    }
}
