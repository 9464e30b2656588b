package dev.sluice.testing.scripted;

import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.federation.environment.Ports.Surroundings;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.server.ClientTrial;
import dev.sluice.domain.model.server.Login;
import dev.sluice.domain.port.AccountServers;
import dev.sluice.domain.port.ClientTrials;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.testing.OtherTool;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.memory.MemoryStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The services of one environment on scripted servers, with a clock that stands still: no server, no window, and
/// the same keys and ids in each run.
public final class UnitEnvironment implements AutoCloseable {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final ManualClock clock = new ManualClock();
    private final MemoryKeys keys;
    private final ScriptedServers servers = new ScriptedServers(clock);
    private final AtomicLong ids = new AtomicLong();
    private final List<Connection> events = new ArrayList<>();
    private final MemoryStore disk = new MemoryStore();
    private final EnvironmentId environment;
    private final Map<EnvironmentId, EnvironmentServices> others = new HashMap<>();
    private boolean lettingIn;
    private Surroundings outside = outside(AccountServers.NONE);
    private Lifeline lifeline = new Lifeline();
    private MortalStore store;
    private EnvironmentServices services;

    private UnitEnvironment(int count, long chance) {
        this.keys = new MemoryKeys(chance);
        this.store = new MortalStore(disk, lifeline);
        var environments = new Environments(ports());
        var made = environments.create("KO", Level.SANDBOX, List.of());
        this.environment = made.id();
        servers.start(
                new ServerTrust(made.operatorJwt(), made.systemAccount().text(), environments.systemJwt(made)), count);
        environments.setServers(environment, servers.urls());
        this.services = wired();
    }

    /// A new workspace and so many servers.
    public static UnitEnvironment start(int servers) {
        return start(servers, 1);
    }

    /// The same with other keys.
    public static UnitEnvironment start(int servers, long chance) {
        return new UnitEnvironment(servers, chance);
    }

    /// Of the present process.
    public Ports ports() {
        return new Ports(
                store, keys, servers, events::add, clock, this::nextId, TestLinks.THREADS.scheduler(), outside);
    }

    /// The next process reaches these account servers.
    public void reach(AccountServers accountServers) {
        outside = outside(accountServers);
        restart();
    }

    private Surroundings outside(AccountServers accountServers) {
        var none = Surroundings.NOBODY;
        return new Surroundings(
                none.actor(), none.transport(), accountServers, none.work(), new Trials(), none.keyService());
    }

    /// From here on every server lets every client in; before, none is reached.
    public void letIn() {
        lettingIn = true;
    }

    /// As servers would say; nothing is tried at them.
    private final class Trials implements ClientTrials {
        @Override
        public List<Login> logIn(Target target, Supplier<Credentials> credentials) {
            return lettingIn
                    ? servers.servers().stream()
                            .map(server -> new Login(server.self().name(), server.self(), null))
                            .toList()
                    : List.of();
        }

        @Override
        public ClientTrial tryOut(Target target, Credentials credentials, List<ClientTrial.Step> steps) {
            return ClientTrials.NONE.tryOut(target, credentials, steps);
        }
    }

    /// Spread, since people are shown the beginning only.
    private UUID nextId() {
        return new UUID(ids.incrementAndGet() * SPREAD, 0);
    }

    private EnvironmentServices wired() {
        servers.serve(lifeline);
        return EnvironmentServices.of(environment, ports());
    }

    /// Another process on what the one before has left behind.
    public void restart() {
        lifeline = new Lifeline();
        store = new MortalStore(disk, lifeline);
        services = wired();
    }

    public EnvironmentServices services() {
        return services;
    }

    /// The same, for services that work on a workspace.
    public Workspace workspace() {
        others.put(environment, services);
        return new UnitWorkspace(services.context().ports(), keys, others);
    }

    /// A person has put the operator as it is now into the configuration of all servers, and restarted them.
    public void restartServers() {
        var operator = OperatorIdentity.claims(services.environment().operatorJwt());
        servers.servers().forEach(server -> server.start(operator));
    }

    /// Another console with the same keys.
    public OtherTool otherTool() {
        return new OtherTool(services, keys);
    }

    public ScriptedServers servers() {
        return servers;
    }

    public Script script() {
        return servers.script();
    }

    /// Of the present process.
    public Lifeline lifeline() {
        return lifeline;
    }

    public ManualClock clock() {
        return clock;
    }

    public MemoryKeys keys() {
        return keys;
    }

    /// As it is, whoever is alive.
    public FederationStore disk() {
        return disk;
    }

    /// The disk takes none of these writes of the present process, counted from 1 from now on.
    public void failWrites(int first, int last) {
        store.fail(first, last);
    }

    /// Told after each write of the present process, when what hears of it may write itself.
    public void onWritten(Runnable listener) {
        store.onWritten(listener);
    }

    /// How many there were since.
    public int writes() {
        return store.writes();
    }

    /// Every committed change of a connection so far.
    public List<Connection> events() {
        return List.copyOf(events);
    }

    public Account account(String name) {
        return services.accounts()
                .add(name, Limits.core(), OperationOptions.now())
                .value();
    }

    public Connection offer(Account from, Account to, String subject) {
        var name = subject.replace(".>", "");
        return services.federation().offer(new OfferDraft(from.key(), to.key(), name, subject, ShareKind.STREAM));
    }

    public Connection accept(Connection offer) {
        return services.federation()
                .accept(offer.id(), ActingAccount.of(offer.importer()), null, OperationOptions.now())
                .value();
    }

    /// Offered and accepted.
    public Connection share(Account from, Account to, String subject) {
        return accept(offer(from, to, subject));
    }

    @Override
    public void close() {
        services.close();
        others.values().forEach(EnvironmentServices::close);
    }
}
