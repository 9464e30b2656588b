package dev.sluice.ui.testing;

import dev.sluice.adapter.nsc.NscReader;
import dev.sluice.adapter.nsc.ServerConfText;
import dev.sluice.adapter.nsc.XdgFolders;
import dev.sluice.adapter.vault.PassphraseSealing;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.interop.InteropDependencies;
import dev.sluice.domain.interop.NscStoreReader;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.testing.memory.MemoryFiles;
import dev.sluice.testing.scripted.UnitEnvironment;
import dev.sluice.ui.command.CommandGuard;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.session.ExternalServices;
import dev.sluice.ui.session.Navigator;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.TimeFormat;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a controller is given, without a toolkit: an open environment on scripted servers, jobs that are done at
/// once, dialogs and a navigator that remember.
public final class UnitConsole implements Navigator, AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Workspace workspace = unit.workspace();
    private final Deque<Runnable> heard = new ArrayDeque<>();
    private boolean committing;
    private final CommandGuard guard = new CommandGuard();
    private final List<Route> gone = new ArrayList<>();
    private final List<Environment> entered = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final BackgroundJobs jobs = new BackgroundJobs(Runnable::run, this::onFx, this::later);
    private final RecordedDialogs dialogs = new RecordedDialogs(jobs);
    private final MemoryFiles files = new MemoryFiles();
    private NscStoreReader reader = new NscReader(new XdgFolders(Path.of("no-home"), _ -> Optional.empty()));
    private final TimeFormat moments = new TimeFormat(unit.clock(), ZoneOffset.UTC);
    private final ConsoleSession session;

    public UnitConsole() {
        workspace.onChange(_ -> committing = true);
        unit.onWritten(() -> {
            committing = false;
            hear();
        });
        session = new ConsoleSession(workspace, unit.services().environment(), jobs);
    }

    /// At once, but what the store's feed tells only when the write is over: as in a window, where it comes later.
    private void onFx(Runnable work) {
        heard.add(work);
        if (!committing) {
            hear();
        }
    }

    private void hear() {
        while (!heard.isEmpty()) {
            heard.remove().run();
        }
    }

    private Registration later(Duration time, Runnable work) {
        waiting.add(work);
        return () -> waiting.remove(work);
    }

    /// What waits for some time to pass is done, once each.
    public void letTimePass() {
        for (var work : List.copyOf(waiting)) {
            waiting.remove(work);
            work.run();
        }
    }

    /// How many wait for that.
    public int waiting() {
        return waiting.size();
    }

    public ScreenContext context() {
        return new ScreenContext(session, jobs, this, dialogs, moments, guard, outside());
    }

    /// Without a home, so that nothing of this machine is found.
    public ExternalServices outside() {
        return new ExternalServices(
                () -> {
                    throw new UnsupportedOperationException("QR codes");
                },
                this::exchange,
                ServerConfText::new,
                form -> {
                    throw new UnsupportedOperationException(form.name());
                },
                new PassphraseSealing(Strength.LEAST, RANDOM::nextBytes),
                RANDOM::nextBytes);
    }

    private InteropDependencies exchange() {
        return new InteropDependencies(reader, files, files, java.time.InstantSource.system(), UUID::randomUUID);
    }

    public UnitEnvironment unit() {
        return unit;
    }

    /// From here on the vault opens with a passphrase; it stays unlocked.
    public void closeVault(String passphrase) {
        unit.keys().close(passphrase);
        try (var typed = Passphrase.of(passphrase.toCharArray())) {
            unit.keys().unlock(typed);
        }
    }

    public Workspace workspace() {
        return workspace;
    }

    public BackgroundJobs jobs() {
        return jobs;
    }

    /// From now on what is read of other tools is in memory, too. What is written for them is, anyway.
    public MemoryFiles readInMemory() {
        reader = files;
        return files;
    }

    /// What was written for other tools, by path.
    public Map<String, String> written() {
        return files.written();
    }

    public RecordedDialogs dialogs() {
        return dialogs;
    }

    public CommandGuard guard() {
        return guard;
    }

    /// The line at the foot of the window.
    public String lastResult() {
        return session.lastResult().get();
    }

    @Override
    public void go(Route place) {
        gone.add(place);
    }

    @Override
    public void back() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void switchTo(Environment environment) {
        entered.add(environment);
    }

    /// Which environments were entered, in order.
    public List<Environment> entered() {
        return List.copyOf(entered);
    }

    /// Where the controller led to, in order.
    public List<Route> gone() {
        return List.copyOf(gone);
    }

    @Override
    public void close() {
        session.close();
        unit.close();
    }
}
