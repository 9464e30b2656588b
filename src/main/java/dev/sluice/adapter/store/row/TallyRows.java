package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.AccountTally;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// Counts of what hangs on accounts, without reading it.
public record TallyRows(Handle handle) {
    private static final RowMapper<Part> PART = ResultRow.mapper(
            "account",
            "account",
            row -> new Part(
                    row.key("account"),
                    new AccountTally(
                            Math.toIntExact(row.number("exports")),
                            Math.toIntExact(row.number("imports")),
                            Math.toIntExact(row.number("connections")))));
    private static final String PARTS = """
            SELECT e.account_key AS account, COUNT(*) AS exports, 0 AS imports, 0 AS connections
            FROM export e JOIN account a ON a.public_key = e.account_key
            WHERE a.environment_id = :environment AND e.live = TRUE GROUP BY e.account_key
            UNION ALL
            SELECT i.account_key, 0, COUNT(*), 0
            FROM import i JOIN account a ON a.public_key = i.account_key
            WHERE a.environment_id = :environment AND i.live = TRUE GROUP BY i.account_key
            UNION ALL
            SELECT exporter, 0, 0, COUNT(*) FROM connection
            WHERE environment_id = :environment AND live = TRUE GROUP BY exporter
            UNION ALL
            SELECT importer, 0, COUNT(CASE WHEN state = ANY(:onServers) AND reason <> 'ROLLING_BACK' THEN 1 END), COUNT(*) FROM connection
            WHERE environment_id = :environment AND live = TRUE GROUP BY importer""";

    private record Part(PublicKey account, AccountTally tally) {}

    public Map<PublicKey, AccountTally> of(EnvironmentId environment) {
        return handle
                .createQuery(PARTS)
                .bind("environment", environment.value())
                .bindArray(
                        "onServers",
                        String.class,
                        Arrays.stream(ConnectionState.values())
                                .filter(ConnectionState::isOnServers)
                                .map(ConnectionState::name)
                                .toList())
                .map(PART)
                .stream()
                .collect(Collectors.toMap(Part::account, Part::tally, AccountTally::plus));
    }
}
