package dev.sluice.adapter.nats.session;

import java.time.InstantSource;

/// What a link needs from outside.
public record LinkDependencies(LinkThreads threads, InstantSource clock, LinkTimings timings, ReconnectDelay backoff) {}
