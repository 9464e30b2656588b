package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.Reconciliation.Foreign;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.session.ConsoleSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns what a comparison found into rows, with what another tool made of each account. In the background; asks
/// no server.
final class DriftReader {
    private final ConsoleSession session;

    DriftReader(ConsoleSession session) {
        this.session = session;
    }

    List<DriftRow> read(Reconciliation found) {
        var differing =
                found.accounts().stream().filter(ComparedAccount::isDrift).map(this::row);
        return Stream.concat(differing, found.foreign().stream().map(this::row)).toList();
    }

    private DriftRow row(ComparedAccount found) {
        var account = session.reads().accounts().account(found.key());
        var deleted = account.filter(Account::isLive).isEmpty();
        var drift = session.services().drifts().of(found);
        return new DriftRow(
                found.key().text(),
                found.name(),
                DriftStatus.of(found, deleted),
                account.orElse(null),
                found.servers(),
                List.of(),
                drift.orElse(null),
                drift.map(this::names).orElse(Map.of()));
    }

    private DriftRow row(Foreign foreign) {
        var key = PublicKey.parse(foreign.key());
        var name = Optional.ofNullable(foreign.name())
                .or(() -> key.map(PublicKey::shortText))
                .orElse(foreign.key());
        return new DriftRow(
                foreign.key(), name, DriftStatus.FOREIGN, null, List.of(), foreign.servers(), null, Map.of());
    }

    private Map<PublicKey, String> names(Drift drift) {
        var keys = drift.lines().stream()
                .flatMap(line -> Stream.of(line.path(), line.base(), line.ours(), line.theirs()))
                .filter(Objects::nonNull)
                .flatMap(DriftText::keys)
                .toList();
        return session.reads().accounts().labels(keys).names();
    }
}
