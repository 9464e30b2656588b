package dev.sluice.ui.testing;

import dev.sluice.adapter.nsc.CliContexts;
import dev.sluice.adapter.nsc.NscReader;
import dev.sluice.adapter.nsc.NscWriter;
import dev.sluice.adapter.nsc.XdgFolders;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.interop.InteropDependencies;
import dev.sluice.domain.workspace.Workspace;
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
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a controller is given, without a toolkit: an open environment on scripted servers, jobs that are done at
/// once, dialogs and a navigator that remember.
public final class UnitConsole implements Navigator, AutoCloseable {

    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Workspace workspace = unit.workspace();
    private final Deque<Runnable> heard = new ArrayDeque<>();
    private boolean committing;
    private final RecordedDialogs dialogs = new RecordedDialogs();
    private final CommandGuard guard = new CommandGuard();
    private final List<Route> gone = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final BackgroundJobs jobs = new BackgroundJobs(Runnable::run, this::onFx, this::later);
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
                UnitConsole::exchange,
                () -> {
                    throw new UnsupportedOperationException("server configurations");
                },
                form -> {
                    throw new UnsupportedOperationException(form.name());
                });
    }

    private static InteropDependencies exchange() {
        var homes = new XdgFolders(Path.of("no-home"), _ -> Optional.empty());
        return new InteropDependencies(
                new NscReader(homes),
                new NscWriter(),
                new CliContexts(homes),
                java.time.InstantSource.system(),
                UUID::randomUUID);
    }

    public UnitEnvironment unit() {
        return unit;
    }

    public Workspace workspace() {
        return workspace;
    }

    public BackgroundJobs jobs() {
        return jobs;
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
