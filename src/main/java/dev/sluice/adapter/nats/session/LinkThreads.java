package dev.sluice.adapter.nats.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/// Where a link's work runs. Both are made and shut down by `app`, after the links are closed.
///
/// @param executor runs long-lived tasks (readers, writers, dispatchers) and reconnects, so it must not be
/// bounded: a thread for each task, virtual ones will do
/// @param scheduler only for delays and pings; nothing blocks on it
public record LinkThreads(ExecutorService executor, ScheduledExecutorService scheduler) {}
