package dev.sluice.adapter.store.row;

import dev.sluice.adapter.store.row.Upsert.Liveness;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.ConnectionRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

public final class ConnectionRows implements ConnectionRepository {
    private static final Upsert UPSERT =
            Upsert.of("connection", List.of("id", "environment_id", "short_id"), Upsert.columns("""
                    name, name_key, kind, subject, exporter, importer, export_id, import_name, local_subject, import_rest,
                    token, token_iat, custody, state, reason, state_since, note, created_at, expires_at, live"""));
    /// Of a live row that keeps all that another may clash with.
    private static final String UNMOVED = """
            live = TRUE AND exporter = :exporter AND importer = :importer AND name_key = :name_key
            AND export_id IS NOT DISTINCT FROM :export_id""";
    private static final Comparator<Connection> BY_CREATION = Comparator.comparing(Connection::createdAt)
            .thenComparing(connection -> connection.id().shortText());
    private static final RowMapper<Connection> MAPPER = ResultRow.mapper("connection", "id", ConnectionRows::read);
    private static final RowMapper<Resting> RESTING = ResultRow.mapper(
            "connection",
            "export_id",
            row -> new Resting(new ExportId(row.id("export_id")), Math.toIntExact(row.number("resting"))));
    /// By either end: an OR over two columns would use neither index, and H2 parses a union at each use.
    private static final KeyedQuery<Connection> EXPORTED =
            KeyedQuery.of("SELECT * FROM connection WHERE exporter = :account", MAPPER, Connection::exporter);
    private static final KeyedQuery<Connection> IMPORTED = KeyedQuery.of(
            "SELECT * FROM connection WHERE importer = :account AND exporter <> importer",
            MAPPER,
            Connection::importer);
    /// Compared with TRUE, H2 would look through all of an index that has it behind the account.
    private static final String LIVE = " AND live IS NOT NULL";

    private static final KeyedQuery<Connection> LIVE_EXPORTED =
            KeyedQuery.of(EXPORTED.one() + LIVE, MAPPER, Connection::exporter);
    private static final KeyedQuery<Connection> LIVE_IMPORTED =
            KeyedQuery.of(IMPORTED.one() + LIVE, MAPPER, Connection::importer);

    private final RowTransaction transaction;
    private final Handle handle;
    private final ConnectionMarkRows marks;
    private final AccountRowCache<Connection> known;

    public ConnectionRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
        this.marks = new ConnectionMarkRows(transaction);
        this.known = new AccountRowCache<>(this::live, this::live);
    }

    public void lookAhead(Collection<PublicKey> accounts) {
        known.lookAhead(accounts);
    }

    @Override
    public List<Connection> in(EnvironmentId environment) {
        return handle.createQuery(
                        "SELECT * FROM connection WHERE environment_id = :environment ORDER BY created_at, short_id")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    @Override
    public Map<ExportId, Integer> countByExport(EnvironmentId environment) {
        return handle.createQuery("""
                        SELECT export_id, COUNT(*) AS resting FROM connection
                        WHERE environment_id = :environment AND live = TRUE AND export_id IS NOT NULL
                        GROUP BY export_id""").bind("environment", environment.value()).map(RESTING).stream()
                .collect(Collectors.toMap(Resting::export, Resting::count));
    }

    private record Resting(ExportId export, int count) {}

    @Override
    public List<Connection> in(EnvironmentId environment, Set<ConnectionState> states) {
        return handle.createQuery("""
                        SELECT * FROM connection WHERE environment_id = :environment AND state = ANY(:states)
                        ORDER BY created_at, short_id""")
                .bind("environment", environment.value())
                .bindArray(
                        "states",
                        String.class,
                        states.stream().map(ConnectionState::name).toList())
                .map(MAPPER)
                .list();
    }

    @Override
    public List<Connection> ending(EnvironmentId environment, @Nullable Instant until) {
        // With no lower bound H2 looks at every row that has no end: they come first in the index.
        return handle.createQuery("""
                        SELECT * FROM connection
                        WHERE environment_id = :environment AND expires_at BETWEEN :ever AND :until AND live = TRUE
                        ORDER BY created_at, short_id""")
                .bind("environment", environment.value())
                .bind("ever", Long.MIN_VALUE)
                .bind("until", until == null ? Long.MAX_VALUE : StoredInstant.of(until))
                .map(MAPPER)
                .list();
    }

    @Override
    public List<Connection> of(PublicKey account) {
        return known.of(account);
    }

    @Override
    public List<Connection> everOf(PublicKey account) {
        return sorted(EXPORTED.of(handle, account), IMPORTED.of(handle, account));
    }

    private List<Connection> live(PublicKey account) {
        return sorted(LIVE_EXPORTED.of(handle, account), LIVE_IMPORTED.of(handle, account));
    }

    private Map<PublicKey, List<Connection>> live(Collection<PublicKey> accounts) {
        var all = LIVE_EXPORTED.of(handle, accounts);
        LIVE_IMPORTED
                .of(handle, accounts)
                .forEach((account, imported) -> all.merge(account, imported, ConnectionRows::sorted));
        return all;
    }

    private static List<Connection> sorted(List<Connection> exported, List<Connection> imported) {
        return Stream.concat(exported.stream(), imported.stream())
                .sorted(BY_CREATION)
                .toList();
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return handle.createQuery("SELECT * FROM connection WHERE id = :id")
                .bind("id", id.value())
                .map(MAPPER)
                .findFirst();
    }

    @Override
    public void save(Connection connection) {
        var before = find(connection.id()).orElse(null);
        known.forget();
        write(connection);
        transaction.changed(new Change.ConnectionSaved(before, connection));
    }

    private void write(Connection connection) {
        var values = values(connection);
        // Most that is saved only changes its state.
        if (connection.state().isLive() && UPSERT.replaces(handle, values, UNMOVED)) {
            return;
        }
        refuseClash(connection);
        UPSERT.run(handle, values);
    }

    @Override
    public void drop(Connection connection) {
        var before = find(connection.id());
        known.forget();
        handle.createUpdate("DELETE FROM connection WHERE id = :id")
                .bind("id", connection.id().value())
                .execute();
        before.map(Change.ConnectionDropped::new).ifPresent(transaction::changed);
    }

    @Override
    public List<Sighting> sightings(EnvironmentId environment) {
        return marks.sightings(environment);
    }

    @Override
    public void save(Sighting sighting) {
        marks.save(sighting);
    }

    @Override
    public Optional<ExpiryMark> expiryMark(ConnectionId connection) {
        return marks.expiry(connection);
    }

    @Override
    public void save(ExpiryMark mark) {
        marks.save(mark);
    }

    @Override
    public Optional<ActivationTerm> term(ConnectionId connection) {
        return marks.term(connection);
    }

    @Override
    public void save(ActivationTerm term) {
        marks.save(term);
    }

    @Override
    public void dropTerm(ConnectionId connection) {
        marks.dropTerm(connection);
    }

    private static Upsert.Values values(Connection connection) {
        var share = connection.share();
        var local = connection.reception().localSubject();
        var status = connection.status();
        return new Upsert.Values()
                .with("id", connection.id().value())
                .with("environment_id", connection.environment().value())
                .with("short_id", connection.id().shortText())
                .with("name", CheckedNames.name(share.name()))
                .with("name_key", Names.key(share.name()))
                .with("kind", share.kind().name())
                .with("subject", share.subject().text())
                .with("exporter", share.exporter().text())
                .with("importer", share.importer().text())
                .with("export_id", value(share.export()))
                .with(
                        "import_name",
                        CheckedNames.nameOrNull(connection.reception().name()))
                .with("local_subject", local == null ? null : local.text())
                .with("import_rest", connection.reception().rest())
                .with("token", connection.grant().token())
                .with("token_iat", connection.grant().iat())
                .with("custody", connection.grant().custody().name())
                .with("state", status.state().name())
                .with("reason", status.reason().name())
                .with("state_since", StoredInstant.of(status.since()))
                .with("note", status.note())
                .with("created_at", StoredInstant.of(connection.createdAt()))
                .with("expires_at", StoredInstant.ofNullable(connection.expiresAt()))
                .live(connection.state().isLive() ? Liveness.LIVE : Liveness.HISTORY);
    }

    /// Short ids are unique for ever; one live connection per claim and importer (NATS revokes by that pair), one
    /// live offer of a name per exporter (domain.md#uniqueness).
    private void refuseClash(Connection connection) {
        var share = connection.share();
        var clash = handle.createQuery("""
                        SELECT * FROM connection WHERE short_id = :short AND id <> :id
                        UNION ALL
                        SELECT * FROM connection
                        WHERE :live AND exporter = :exporter AND name_key = :name AND live = TRUE AND id <> :id
                        UNION ALL
                        SELECT * FROM connection
                        WHERE :live AND export_id = :export AND importer = :importer AND live = TRUE AND id <> :id""")
                .bind("id", connection.id().value())
                .bind("short", connection.id().shortText())
                .bind("live", connection.state().isLive())
                .bind("exporter", share.exporter().text())
                .bind("name", Names.key(share.name()))
                .bind("export", value(share.export()))
                .bind("importer", share.importer().text())
                .map(MAPPER)
                .findFirst();
        if (clash.isPresent()) {
            throw exists(clash.get());
        }
    }

    private ProblemException exists(Connection other) {
        return ProblemException.of(
                ProblemCode.CONNECTION_EXISTS,
                AccountRows.nameOf(handle, other.exporter()),
                AccountRows.nameOf(handle, other.importer()),
                other.share().name(),
                other.state().word());
    }

    private static @Nullable UUID value(@Nullable ExportId id) {
        return id == null ? null : id.value();
    }

    private static Connection read(ResultRow row) throws SQLException {
        var export = row.idOrNull("export_id");
        return new Connection(
                new ConnectionId(row.id("id")),
                new EnvironmentId(row.id("environment_id")),
                new Share(
                        row.name("name"),
                        row.word("kind", ShareKind.class),
                        row.subject("subject"),
                        row.key("exporter"),
                        row.key("importer"),
                        export == null ? null : new ExportId(export)),
                new Reception(
                        row.nameOrNull("import_name"),
                        row.subjectOrNull("local_subject"),
                        row.textOrNull("import_rest")),
                new Grant(row.textOrNull("token"), row.number("token_iat"), row.word("custody", Custody.class)),
                new Status(
                        row.word("state", ConnectionState.class),
                        row.word("reason", Reason.class),
                        row.time("state_since"),
                        row.textOrNull("note")),
                row.time("created_at"),
                row.timeOrNull("expires_at"));
    }
}
