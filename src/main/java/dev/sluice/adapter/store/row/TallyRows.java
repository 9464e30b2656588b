package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.AccountTally;
import dev.sluice.domain.nkey.PublicKey;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// Counts of what hangs on accounts, without reading it.
record TallyRows(Handle handle) {
    private static final List<String> ON_SERVERS = Arrays.stream(ConnectionState.values())
            .filter(ConnectionState::isOnServers)
            .map(ConnectionState::name)
            .toList();
    private static final String PARTS = """
            SELECT e.account_key AS account, COUNT(*) AS exports, 0 AS imports
            FROM export e JOIN account a ON a.public_key = e.account_key
            WHERE a.environment_id = :environment AND e.live = TRUE GROUP BY e.account_key
            UNION ALL
            SELECT i.account_key, 0, COUNT(*)
            FROM import i JOIN account a ON a.public_key = i.account_key
            WHERE a.environment_id = :environment AND i.live = TRUE GROUP BY i.account_key""";
    /// Both ends at once, of columns that are in one index: the rows of connections are long, and reading them is
    /// what takes the time.
    private static final String PAIRS = """
            SELECT exporter, importer, COUNT(*) AS connections,
            COUNT(CASE WHEN state = ANY(:onServers) AND reason <> 'ROLLING_BACK' THEN 1 END) AS imports
            FROM connection WHERE environment_id = :environment AND live = TRUE GROUP BY exporter, importer""";

    private record Part(PublicKey account, AccountTally tally) {}

    Map<PublicKey, AccountTally> of(EnvironmentId environment) {
        var keys = new Keys(new HashMap<>());
        return Stream.concat(parts(environment, keys), pairs(environment, keys))
                .collect(Collectors.toMap(Part::account, Part::tally, AccountTally::plus));
    }

    private Stream<Part> parts(EnvironmentId environment, Keys keys) {
        return handle.createQuery(PARTS).bind("environment", environment.value()).map(keys.part()).stream();
    }

    private Stream<Part> pairs(EnvironmentId environment, Keys keys) {
        return handle
                .createQuery(PAIRS)
                .bind("environment", environment.value())
                .bindArray("onServers", String.class, ON_SERVERS)
                .map(keys.pair())
                .stream()
                .flatMap(List::stream);
    }

    /// Each key is checked once, however many rows name it.
    private record Keys(Map<String, PublicKey> known) {
        RowMapper<Part> part() {
            return ResultRow.mapper(
                    "account",
                    "account",
                    row -> new Part(
                            key(row.text("account")),
                            new AccountTally(count(row, "exports"), count(row, "imports"), 0)));
        }

        RowMapper<List<Part>> pair() {
            return ResultRow.mapper("connection", "exporter", row -> {
                var connections = count(row, "connections");
                return List.of(
                        new Part(key(row.text("exporter")), new AccountTally(0, 0, connections)),
                        new Part(key(row.text("importer")), new AccountTally(0, count(row, "imports"), connections)));
            });
        }

        private PublicKey key(String text) {
            return known.computeIfAbsent(text, PublicKey::new);
        }

        private static int count(ResultRow row, String column) throws SQLException {
            return Math.toIntExact(row.number(column));
        }
    }
}
