package dev.sluice.app.runtime;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// Every thread of Sluice comes from here. All are daemons, named, and nothing thrown in them vanishes.
public final class Threads implements AutoCloseable {
    /// Acts on servers and signing at the same time.
    private static final int BUSY = 16;

    private final Thread.UncaughtExceptionHandler faults;
    private final ScheduledExecutorService scheduler;
    private final ExecutorService links;
    private final Semaphore busy = new Semaphore(BUSY);

    public Threads(Thread.UncaughtExceptionHandler faults) {
        this.faults = faults;
        this.scheduler = new Scheduler(platform("sluice-scheduler"));
        this.links = Executors.newThreadPerTaskExecutor(virtual("sluice-link-"));
    }

    /// One thread that only hands work on or samples.
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /// Long-lived tasks of server links and of the owner's socket, a virtual thread for each.
    public ExecutorService links() {
        return links;
    }

    /// Network and signing: virtual threads, of which 16 work at a time.
    public Executor work() {
        var factory = virtual("sluice-work-");
        return task -> factory.newThread(() -> bounded(task)).start();
    }

    /// The one thread that writes to one database; whoever asks for it shuts it down.
    public ExecutorService storeWriter() {
        return Executors.newSingleThreadExecutor(platform("sluice-store-write"));
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        links.shutdown();
    }

    private void bounded(Runnable task) {
        busy.acquireUninterruptibly();
        try {
            task.run();
        } finally {
            busy.release();
        }
    }

    private ThreadFactory platform(String name) {
        return Thread.ofPlatform()
                .daemon(true)
                .name(name)
                .uncaughtExceptionHandler(faults)
                .factory();
    }

    private ThreadFactory virtual(String prefix) {
        return Thread.ofVirtual()
                .name(prefix, 0)
                .uncaughtExceptionHandler(faults)
                .factory();
    }

    /// A task handed over by `submit` keeps its exception; nobody may ever ask for it.
    private void report(Runnable task, @Nullable Throwable thrown) {
        if (thrown == null && task instanceof Future<?> future && future.isDone()) {
            try {
                future.get();
            } catch (CancellationException _) {
                return;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                faults.uncaughtException(Thread.currentThread(), e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private final class Scheduler extends ScheduledThreadPoolExecutor {
        private Scheduler(ThreadFactory factory) {
            super(1, factory);
            setRemoveOnCancelPolicy(true);
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
            super.afterExecute(task, thrown);
            report(task, thrown);
        }
    }
}
