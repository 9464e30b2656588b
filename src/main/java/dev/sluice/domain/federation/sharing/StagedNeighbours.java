package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which of the edits that wait have a say in what another one may do.
final class StagedNeighbours {
    private StagedNeighbours() {}

    static List<Edit> of(Edit edit, StoreView view, EnvironmentId environment) {
        var accounts = new LinkedHashSet<>(StagedEdits.concerned(view, edit));
        sources(edit).forEach(accounts::add);
        return of(accounts, view, environment);
    }

    /// @return in their order
    static List<Edit> of(Set<PublicKey> accounts, StoreView view, EnvironmentId environment) {
        var waiting =
                view.staged().in(environment).stream().map(StagedChange::edit).toList();
        var near = waiting.stream()
                .filter(other -> accounts.contains(other.account()) || endsForAny(view, other, accounts))
                .collect(Collectors.toSet());
        var sources = near.stream().flatMap(StagedNeighbours::sources).collect(Collectors.toSet());
        return waiting.stream()
                .filter(other -> near.contains(other) || sources.contains(other.account()))
                .toList();
    }

    /// Whose public export it takes.
    private static Stream<PublicKey> sources(Edit edit) {
        return edit instanceof AddImport add ? Stream.of(add.added().exporter()) : Stream.empty();
    }

    /// What one side ends, the other has no longer.
    private static boolean endsForAny(StoreView view, Edit edit, Set<PublicKey> accounts) {
        return (edit instanceof End || edit instanceof RemoveExport)
                && StagedEdits.concerned(view, edit).stream().anyMatch(accounts::contains);
    }
}
