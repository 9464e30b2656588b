package dev.sluice.adapter.nats;

import java.time.InstantSource;

/// What a link needs from outside.
record LinkMeans(LinkThreads threads, InstantSource clock, LinkTimings timings, Backoff backoff) {}
