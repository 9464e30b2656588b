package dev.sluice.app;

import dev.sluice.adapter.audit.AuditJson;
import dev.sluice.adapter.http.HttpAccountServers;
import dev.sluice.adapter.http.HttpTokenSource;
import dev.sluice.adapter.http.VaultTransit;
import dev.sluice.adapter.nats.NatsLinkFactory;
import dev.sluice.adapter.nats.client.NatsClientTrials;
import dev.sluice.adapter.nats.client.NatsEventTransport;
import dev.sluice.adapter.nats.client.NatsMessagingFactory;
import dev.sluice.adapter.nats.session.LinkThreads;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.nsc.CliContexts;
import dev.sluice.adapter.nsc.NscReader;
import dev.sluice.adapter.nsc.NscWriter;
import dev.sluice.adapter.nsc.ServerConfText;
import dev.sluice.adapter.nsc.XdgFolders;
import dev.sluice.adapter.qr.ZxingQrCodes;
import dev.sluice.adapter.sandbox.JavaCommand;
import dev.sluice.adapter.sandbox.LocalSandbox;
import dev.sluice.adapter.sandbox.NatsServerBinary;
import dev.sluice.adapter.sandbox.SandboxDependencies;
import dev.sluice.adapter.vault.PassphraseSealing;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.app.owner.OwnerClient;
import dev.sluice.app.runtime.SystemSources;
import dev.sluice.app.runtime.Threads;
import dev.sluice.app.workspace.ClientWorkspaces;
import dev.sluice.app.workspace.FileVaults;
import dev.sluice.app.workspace.LocalWorkspace;
import dev.sluice.app.workspace.LocalWorkspaces;
import dev.sluice.app.workspace.WorkspaceDependencies;
import dev.sluice.app.workspace.WorkspaceFolders;
import dev.sluice.cli.CommandLineInterface;
import dev.sluice.cli.session.CliDependencies;
import dev.sluice.cli.session.RemoteOwner;
import dev.sluice.domain.audit.AuditCsv;
import dev.sluice.domain.audit.AuditExport;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.interop.InteropDependencies;
import dev.sluice.domain.model.server.ClientTrial;
import dev.sluice.domain.model.server.Login;
import dev.sluice.domain.port.ClientTrials;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.tokendelivery.QrCodes;
import dev.sluice.domain.workspace.MessagingFactory;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.SeedSealing;
import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.session.ExternalServices;
import dev.sluice.ui.shell.ConsoleServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/// Wires everything by hand. One per process.
public final class CompositionRoot implements AutoCloseable {
    private static final Duration OWNER_PATIENCE = Duration.ofSeconds(15);

    private final SystemSources sources = SystemSources.real();
    private final Threads threads;
    private final OwnerServer receptionist;
    private final LocalWorkspaces workspaces;
    private final Strength strength;

    /// @param unlisted how long a workspace is open before other processes are served; what is shorter, they wait
    /// for
    public CompositionRoot(WorkspaceFolders folders, UncaughtHandler faults, Duration unlisted) {
        this(folders, faults, unlisted, Strength.STANDARD);
    }

    /// @param strength of new vaults; for tests, which open them by the hundred
    CompositionRoot(WorkspaceFolders folders, UncaughtHandler faults, Duration unlisted, Strength strength) {
        this.strength = strength;
        this.threads = new Threads(faults);
        this.receptionist = new OwnerServer(threads, unlisted, this::guestCommands);
        var dependencies = new WorkspaceDependencies(
                sources,
                threads,
                links(),
                transport(),
                new HttpAccountServers(threads.work()),
                trials(),
                new VaultTransit(threads.work(), name -> Optional.ofNullable(System.getenv(name))),
                new FileVaults(strength, sources.entropy()),
                this::receive);
        this.workspaces = new LocalWorkspaces(folders, dependencies, this::sandbox);
    }

    public Workspaces workspaces() {
        return workspaces;
    }

    /// Looks after what is opened from now on.
    public void tend() {
        workspaces.tend();
    }

    public SystemSources sources() {
        return sources;
    }

    /// Network and signing, for the window.
    public Executor work() {
        return threads.work();
    }

    /// Hands work on and samples; for nothing that takes time.
    public ScheduledExecutorService ticker() {
        return threads.scheduler();
    }

    /// What other processes ask of the window.
    public OwnerServer receptionist() {
        return receptionist;
    }

    /// Commands typed in this process.
    public CommandLineInterface commands() {
        return new CommandLineInterface(workspaces, owner(), sources.clock(), tools());
    }

    public OwnerClient owner() {
        return new OwnerClient(OWNER_PATIENCE);
    }

    /// What the window is given.
    public ConsoleServices consoleServices() {
        return new ConsoleServices(workspaces, work(), sources.clock(), ZoneId.systemDefault(), outside());
    }

    /// What the window uses outside of workspaces.
    public ExternalServices outside() {
        return new ExternalServices(
                this::qrCodes,
                this::exchange,
                ServerConfText::new,
                CompositionRoot::auditExport,
                seedSealing(),
                sources.entropy());
    }

    /// QR codes of activation tokens. Made on each use: the library loads when it is first needed.
    public QrCodes qrCodes() {
        return new ZxingQrCodes();
    }

    @Override
    public void close() {
        threads.close();
    }

    /// Commands that another process typed.
    private CommandLineInterface guestCommands(LocalWorkspace owned) {
        RemoteOwner nowhere = (folder, _, _) -> {
            throw ProblemException.of(ProblemCode.WORKSPACE_IN_USE, folder);
        };
        return new CommandLineInterface(new ClientWorkspaces(owned, workspaces), nowhere, sources.clock(), tools());
    }

    /// Imports from, and exports to, files of other tools.
    public InteropDependencies exchange() {
        var homes = new XdgFolders(
                Path.of(System.getProperty("user.home")), name -> Optional.ofNullable(System.getenv(name)));
        return new InteropDependencies(
                new NscReader(homes), new NscWriter(), new CliContexts(homes), sources.clock(), sources.ids());
    }

    private CliDependencies tools() {
        return new CliDependencies(
                qrCodes(),
                sources.entropy(),
                new ServerConfText(),
                new HttpTokenSource(threads.work()),
                exchange(),
                CompositionRoot::auditExport,
                seedSealing());
    }

    /// Made when something is tried: its classes take time to load.
    private ClientTrials trials() {
        return new ClientTrials() {
            @Override
            public List<Login> logIn(LinkFactory.Target target, Supplier<LinkFactory.Credentials> credentials) {
                return made().logIn(target, credentials);
            }

            @Override
            public ClientTrial tryOut(
                    LinkFactory.Target target, LinkFactory.Credentials credentials, List<ClientTrial.Step> steps) {
                return made().tryOut(target, credentials, steps);
            }

            private ClientTrials made() {
                return new NatsClientTrials(linkThreads(), LinkTimings.defaults());
            }
        };
    }

    private SeedSealing seedSealing() {
        return new PassphraseSealing(strength, sources.entropy());
    }

    private static AuditExport auditExport(AuditExport.Form form) {
        return switch (form) {
            case CSV -> new AuditCsv();
            case JSON -> new AuditJson();
        };
    }

    private Registration receive(LocalWorkspace owned) {
        return receptionist.receive(owned);
    }

    /// Made when a link is opened: most commands need none, and its classes take time to load.
    private LinkFactory links() {
        return (target, credentials) -> new NatsLinkFactory(
                        linkThreads(), sources.clock(), sources.jitter(), LinkTimings.defaults())
                .open(target, credentials);
    }

    private EventTransport transport() {
        return (target, credentials, announcements) -> new NatsEventTransport(
                        linkThreads(), sources.clock(), LinkTimings.defaults())
                .deliver(target, credentials, announcements);
    }

    /// Connects as users of accounts.
    public MessagingFactory messaging() {
        return (urls, name, credentials) -> new NatsMessagingFactory(
                        linkThreads(), sources.clock(), LinkTimings.defaults())
                .connect(urls, name, credentials);
    }

    private LinkThreads linkThreads() {
        return new LinkThreads(threads.links(), threads.scheduler());
    }

    private Sandbox sandbox(Workspaces own) {
        return new LocalSandbox(new SandboxDependencies(
                own,
                messaging(),
                new SandboxDependencies.SandboxThreads(threads.work(), threads.scheduler()),
                sources.clock(),
                new SandboxDependencies.Programs(
                        NatsServerBinary::find, JavaCommand.of(SandboxSupervisor.class.getName()))));
    }
}
