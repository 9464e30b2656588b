package dev.sluice.app.workspace;

import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.port.EventSink;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A workspace that this process owns.
public final class LocalWorkspace implements Workspace {
    private final Path folder;
    private final SharedVault vault;
    private final Ports ports;
    private final ChangeEvents events;
    private final Parts parts;
    private final Environments environments;
    private final ChangeRecorder recorder;
    private final Registration sealing;
    private final Map<EnvironmentId, EnvironmentServices> realms = new LinkedHashMap<>();
    private final Map<Object, EnvironmentId> looks = new HashMap<>();
    private final Set<EnvironmentId> gone = new HashSet<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile Registration reception = () -> {};
    private @Nullable Executor tending;
    private boolean closed;

    /// What is closed after the realms: the database, its thread, the lock. And what copies it.
    record Parts(Registration store, ExecutorService writer, WorkspaceLock lock, Backup backup) {}

    LocalWorkspace(Path folder, SharedVault vault, Ports ports, ChangeEvents events, Parts parts) {
        this.folder = folder;
        this.vault = vault;
        this.ports = ports;
        this.events = events;
        this.parts = parts;
        this.environments = new Environments(ports);
        this.recorder = ports.recorder();
        this.sealing = vault.onChange(this::seal);
        seal();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public FederationStore store() {
        return recorder.store();
    }

    @Override
    public Environments environments() {
        return environments;
    }

    @Override
    public synchronized EnvironmentServices services(EnvironmentId environment) {
        if (closed) {
            throw new IllegalStateException("the workspace is closed");
        }
        return realms.computeIfAbsent(environment, id -> tended(EnvironmentServices.of(id, ports)));
    }

    @Override
    public synchronized Registration keep(EnvironmentId environment) {
        var look = new Object();
        looks.put(look, environment);
        return () -> forget(look);
    }

    private synchronized void forget(Object look) {
        looks.remove(look);
    }

    @Override
    public synchronized void takeOut(EnvironmentId environment, Runnable rows) {
        if (looks.containsValue(environment)) {
            throw ProblemException.of(
                    ProblemCode.ENVIRONMENT_OPEN, environments.get(environment).name());
        }
        var working = realms.remove(environment);
        if (working != null) {
            working.close();
        }
        rows.run();
        gone.add(environment);
    }

    private EnvironmentServices tended(EnvironmentServices services) {
        // Who listed environments just before one went may ask for it once more: nothing works for that.
        if (tending != null && !gone.contains(services.context().id())) {
            services.maintenance().start(tending);
        }
        return services;
    }

    /// Works on expiry, retries and comparisons in the background, from now until it is closed.
    synchronized void tend(Executor worker) {
        tending = worker;
        realms.values().forEach(this::tended);
    }

    @Override
    public ChangeRecorder recorder() {
        return recorder;
    }

    /// What was done while the vault was locked is signed when it is open.
    private void seal() {
        if (!vault.isLocked()) {
            recorder.seal();
        }
    }

    @Override
    public Registration onEvent(EventSink sink) {
        return events.add(sink);
    }

    @Override
    public Path backUp() {
        return parts.backup().make(folder, ports.clock().instant());
    }

    @Override
    public BackupMade backUp(Path file, Passphrase passphrase) {
        // Checks it, also when the vault is open.
        try (var _ = admit(passphrase)) {
            return parts.backup()
                    .seal(
                            folder,
                            new BackupFile(file),
                            ports.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                            passphrase);
        }
    }

    /// The vault for another process's command: what it unlocks is locked again after it.
    Registration admit(Passphrase passphrase) {
        return vault.admit(passphrase);
    }

    /// Who serves other processes until this is closed.
    void receive(Registration receiving) {
        reception = receiving;
    }

    /// Nobody new comes in and the present guests finish; then links, database, keys, lock.
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        // Closed from the last to the first, whatever one of them throws.
        try (var _ = parts.lock();
                Registration _ = vault::lockForGood;
                Registration _ = parts.writer()::close;
                Registration _ = parts.store();
                Registration _ = sealing;
                Registration _ = this::closeRealms) {
            reception.close();
        }
    }

    private synchronized void closeRealms() {
        closed = true;
        realms.values().forEach(EnvironmentServices::close);
        realms.clear();
    }
}
