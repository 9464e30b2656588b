package dev.sluice.domain.federation;

import dev.sluice.domain.federation.port.EventSink;
import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.LinkFactory;
import dev.sluice.domain.federation.port.Signer;
import dev.sluice.domain.model.Ids;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/// Everything the services take from outside.
///
/// @param ticker only hands work on or samples; nothing long runs on it
public record Ports(
        FederationStore store,
        Journal journal,
        Signer signer,
        LinkFactory links,
        EventSink events,
        InstantSource clock,
        Ids ids,
        ScheduledExecutorService ticker) {}
