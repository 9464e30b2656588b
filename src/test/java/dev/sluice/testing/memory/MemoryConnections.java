package dev.sluice.testing.memory;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.ConnectionRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

record MemoryConnections(MemoryTx tx) implements ConnectionRepository {
    private static final Comparator<Connection> BY_CREATION = Comparator.comparing(Connection::createdAt)
            .thenComparing(connection -> connection.id().shortText());

    private List<Connection> rows(Predicate<Connection> wanted) {
        return tx.tables()
                .connections()
                .rows()
                .filter(wanted)
                .sorted(BY_CREATION)
                .toList();
    }

    @Override
    public List<Connection> in(EnvironmentId environment) {
        return rows(row -> row.environment().equals(environment));
    }

    @Override
    public List<Connection> in(EnvironmentId environment, Set<ConnectionState> states) {
        return rows(row -> row.environment().equals(environment) && states.contains(row.state()));
    }

    @Override
    public List<Connection> ending(EnvironmentId environment, @Nullable Instant until) {
        return rows(row -> row.environment().equals(environment)
                && row.state().isLive()
                && row.expiresAt() != null
                && (until == null || !row.expiresAt().isAfter(until)));
    }

    @Override
    public List<Connection> of(PublicKey account) {
        return rows(row -> row.state().isLive() && isOf(row, account));
    }

    @Override
    public List<Connection> everOf(PublicKey account) {
        return rows(row -> isOf(row, account));
    }

    private static boolean isOf(Connection row, PublicKey account) {
        return row.exporter().equals(account) || row.importer().equals(account);
    }

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return tx.tables().connections().find(id);
    }

    @Override
    public Map<ExportId, Integer> countByExport(EnvironmentId environment) {
        var counts = new HashMap<ExportId, Integer>();
        for (var row : in(environment)) {
            var export = row.share().export();
            if (row.state().isLive() && export != null) {
                counts.merge(export, 1, Integer::sum);
            }
        }
        return counts;
    }

    /// Short ids are unique for ever; one live connection per claim and importer, one live offer of a name per
    /// exporter.
    @Override
    public void save(Connection connection) {
        MemoryTables.requireKept(connection.share().name());
        MemoryTables.requireKept(connection.reception().name());
        var others = rows(row -> !row.id().equals(connection.id()));
        others.stream()
                .filter(row -> row.id().shortText().equals(connection.id().shortText())
                        || (connection.state().isLive() && row.state().isLive() && isAlike(row, connection)))
                .findFirst()
                .ifPresent(row -> {
                    throw ProblemException.of(
                            ProblemCode.CONNECTION_EXISTS,
                            tx.tables().nameOf(row.exporter()),
                            tx.tables().nameOf(row.importer()),
                            row.share().name(),
                            row.state().word());
                });
        var before = find(connection.id()).orElse(null);
        tx.tables().connections().put(connection.id(), connection);
        tx.changed(new Change.ConnectionSaved(before, connection));
    }

    private static boolean isAlike(Connection one, Connection other) {
        var isNamedSo = one.exporter().equals(other.exporter())
                && Names.key(one.share().name()).equals(Names.key(other.share().name()));
        var export = one.share().export();
        return isNamedSo
                || (export != null
                        && export.equals(other.share().export())
                        && one.importer().equals(other.importer()));
    }

    @Override
    public void drop(Connection connection) {
        tx.tables()
                .connections()
                .remove(connection.id())
                .map(Change.ConnectionDropped::new)
                .ifPresent(tx::changed);
    }

    @Override
    public List<Sighting> sightings(EnvironmentId environment) {
        return tx.tables()
                .sightings()
                .rows()
                .filter(row -> row.environment().equals(environment))
                .toList();
    }

    @Override
    public void save(Sighting sighting) {
        var table = tx.tables().sightings();
        if (sighting.isOfAll()) {
            sightings(sighting.environment()).forEach(row -> table.remove(row.place()));
        }
        table.put(sighting.place(), sighting);
        tx.changed(new Change.SightingSaved(sighting));
    }

    @Override
    public Optional<ExpiryMark> expiryMark(ConnectionId connection) {
        return tx.tables().expiries().find(connection);
    }

    @Override
    public void save(ExpiryMark mark) {
        tx.tables().expiries().put(mark.connection(), mark);
        tx.changed(new Change.ExpiryMarkSaved(mark));
    }

    @Override
    public Optional<ActivationTerm> term(ConnectionId connection) {
        return tx.tables().terms().find(connection);
    }

    @Override
    public void save(ActivationTerm term) {
        var before = term(term.connection()).orElse(null);
        tx.tables().terms().put(term.connection(), term);
        tx.changed(new Change.TermSaved(before, term));
    }

    @Override
    public void dropTerm(ConnectionId connection) {
        tx.tables().terms().remove(connection).map(Change.TermDropped::new).ifPresent(tx::changed);
    }
}
