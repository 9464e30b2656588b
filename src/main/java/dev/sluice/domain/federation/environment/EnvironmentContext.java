package dev.sluice.domain.federation.environment;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the services of one environment share: its identity, the ports, the locks and the link.
public final class EnvironmentContext {
    /// As long as TCP goes on trying, about.
    private static final Duration DOUBT = Duration.ofMinutes(15);

    private final EnvironmentId id;
    private final Ports ports;
    private final AccountLocks locks = new AccountLocks();
    private final LinkKeeper link;
    private final ChangeRecorder recorder;
    private final OperationGate acts;
    private final ServerRegistry servers;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ReadOperator operator;
    private volatile Instant doubtfulUntil = Instant.EPOCH;

    public EnvironmentContext(EnvironmentId id, Ports ports) {
        this.id = id;
        this.ports = ports;
        this.recorder = ports.recorder();
        this.acts = recorder.acts(id);
        this.link = new LinkKeeper(this);
        this.servers = new ServerRegistry(this);
    }

    /// As the store has it now.
    public Environment environment() {
        return store().read(this::environment);
    }

    /// The claims of its operator, read once for each text: checking the signature takes as long as signing does.
    public OperatorClaims operator() {
        return operator(environment());
    }

    /// @param environment this one, for whoever has read it already
    public OperatorClaims operator(Environment environment) {
        var jwt = environment.operatorJwt();
        var known = operator;
        if (known == null || !known.jwt().equals(jwt)) {
            known = new ReadOperator(jwt, OperatorIdentity.claims(jwt));
            operator = known;
        }
        return known.claims();
    }

    private record ReadOperator(String jwt, OperatorClaims claims) {}

    public EnvironmentId id() {
        return id;
    }

    public Ports ports() {
        return ports;
    }

    public AccountLocks locks() {
        return locks;
    }

    public LinkKeeper link() {
        return link;
    }

    public ServerRegistry servers() {
        return servers;
    }

    public FederationStore store() {
        return recorder.store();
    }

    public ChangeRecorder recorder() {
        return recorder;
    }

    /// Carries out an act, if the workspace's profile allows it, and tells the audit log.
    public <T> T act(Operation operation, Supplier<T> body) {
        return acts.perform(operation, body, Outcome::verdictOf);
    }

    /// The same for an act that goes to servers, or only into the change set.
    public <T> T act(Operation operation, OperationOptions options, Supplier<T> body) {
        var waits = options.staged() || !environment().hasServers();
        return act(waits ? operation.here() : operation, body);
    }

    public OperationGate acts() {
        return acts;
    }

    public Signer signer() {
        return ports.signer();
    }

    public Instant now() {
        return ports.clock().instant();
    }

    public UUID newId() {
        return ports.ids().next();
    }

    public Environment environment(StoreView view) {
        return view.environments().all().stream()
                .filter(environment -> environment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NO_ENVIRONMENT));
    }

    /// A live account of this environment.
    public Account account(StoreView view, PublicKey key) {
        return view.accounts()
                .find(key)
                .filter(account -> account.isLive() && account.environment().equals(id))
                .orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_UNKNOWN, key.shortText()));
    }

    /// A key is one account's: another row of it would take its place.
    ///
    /// @throws ProblemException `KEY_OF_ANOTHER` where a live account has it, in whatever environment
    public void requireUnknown(StoreView view, PublicKey key) {
        view.accounts().find(key).filter(Account::isLive).ifPresent(known -> {
            throw known(view, known);
        });
    }

    /// Accounts of another environment are another operator's: servers of this one know nothing of them.
    ///
    /// @throws ProblemException `KEY_OF_ANOTHER` where a live account has it in another environment
    public void requireNotElsewhere(StoreView view, PublicKey key) {
        view.accounts()
                .find(key)
                .filter(account -> account.isLive() && !account.environment().equals(id))
                .ifPresent(known -> {
                    throw known(view, known);
                });
    }

    private static ProblemException known(StoreView view, Account known) {
        var environment = view.environments().all().stream()
                .filter(one -> one.id().equals(known.environment()))
                .map(Environment::name)
                .findFirst()
                .orElse("");
        return ProblemException.of(ProblemCode.KEY_OF_ANOTHER, known.key().shortText(), known.name(), environment);
    }

    /// A live account whose claims are ours to change.
    public Account managed(StoreView view, PublicKey key) {
        var account = account(view, key);
        if (account.role() == AccountRole.SYSTEM) {
            throw ProblemException.of(ProblemCode.ACCOUNT_PROTECTED, account.name());
        }
        if (account.role() == AccountRole.EXTERNAL) {
            throw ProblemException.of(ProblemCode.ACCOUNT_EXTERNAL, account.name());
        }
        return account;
    }

    /// Its name, live or deleted; the shortened key of an account we do not know.
    public String nameOf(StoreView view, PublicKey key) {
        return view.accounts().find(key).map(Account::name).orElse(key.shortText());
    }

    /// Work on servers that is about to begin: recovery leaves its journal entry alone until this is closed.
    /// Whoever makes the first change of rows that belongs to it opens the entry together with that.
    public Work work() {
        var entry = newId();
        busy.add(entry);
        return new Work(entry);
    }

    /// What was sent and not answered may still arrive, after a later text that it then replaces: servers do not
    /// look at signing times (nats-server-facts.md#1.11).
    public void doubt() {
        doubtfulUntil = now().plus(DOUBT);
    }

    /// Whether an unanswered push may still arrive.
    public boolean isDoubtful() {
        return now().isBefore(doubtfulUntil);
    }

    /// Takes up an entry that nobody works on.
    public Optional<Work> resume(UUID entry) {
        return busy.add(entry) ? Optional.of(new Work(entry)) : Optional.empty();
    }

    /// Opens an entry that nobody works on yet.
    public void reopen(Journal.Kind kind, ConnectionId connection) {
        store().change(tx -> {
            tx.journal().begin(new Journal.Entry(newId(), id, kind, connection, now()));
        });
    }

    /// Entries that a crash or a silent server left behind, oldest first.
    public List<Journal.Open> leftOpen() {
        return store().read(view -> view.journal().open(id)).stream()
                .filter(open -> !busy.contains(open.entry().id()))
                .toList();
    }

    /// Work that this process is doing.
    public final class Work implements Registration {
        private final UUID entry;

        private Work(UUID entry) {
            this.entry = entry;
        }

        public UUID entry() {
            return entry;
        }

        /// Opens the journal entry, before the rows change.
        ///
        /// @param connection whose work it is, if it is one's
        public void begin(StoreTx tx, Journal.Kind kind, @Nullable ConnectionId connection) {
            var offered = Optional.ofNullable(connection)
                    .flatMap(tx.connections()::find)
                    .map(row -> row.share().subject())
                    .orElse(null);
            tx.journal().begin(new Journal.Entry(entry, id, kind, connection, offered, now()));
        }

        public void end(Journal.Ending ending) {
            EnvironmentContext.this.end(entry, ending);
        }

        @Override
        public void close() {
            busy.remove(entry);
        }
    }

    /// Closes a journal entry: nothing is left to do.
    public void end(UUID entry, Journal.Ending ending) {
        store().change(tx -> {
            tx.journal().end(entry, ending, now());
        });
    }

    /// Commits a change of one connection, then tells who listens.
    public Connection commit(Function<StoreTx, Connection> change) {
        return commitAll(tx -> List.of(change.apply(tx))).getFirst();
    }

    /// The same of several at once.
    public List<Connection> commitAll(Function<StoreTx, List<Connection>> change) {
        var changed = store().write(tx -> {
            var connections = change.apply(tx);
            connections.forEach(tx.connections()::save);
            return connections;
        });
        changed.forEach(ports.events()::changed);
        return changed;
    }
}
