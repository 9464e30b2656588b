package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.preflight.HandedOutGuard;
import dev.sluice.domain.federation.preflight.KeptImportGuard;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What dies with a connection's token: imports without a row, and tokens in other hands.
public record CutWith(EnvironmentContext context, StoreView view, Connection ending) {

    /// Connections that end too.
    ///
    /// @throws ProblemException `KEPT_IMPORT_CUT`, `ANOTHER_TOKEN_CUT` unless each is named
    public List<Connection> confirmed(Set<String> names) {
        new KeptImportGuard(view).end(ending, names);
        return new HandedOutGuard(view).end(List.of(ending), names);
    }

    private Stream<ImportView> all() {
        return Stream.concat(
                new KeptImportGuard(view).cutWith(ending).stream(),
                new HandedOutGuard(view).cutWith(ending).stream().map(ImportView.Consented::new));
    }

    /// By which they are confirmed.
    public Set<String> names() {
        return all().map(row -> row instanceof ImportView.Consented(var connection)
                        ? connection.share().name()
                        : row.name())
                .collect(Collectors.toSet());
    }

    public List<Effect> effects() {
        return all().<Effect>map(row -> new Effect.StopsReceiving(
                        context.nameOf(view, row.account()),
                        row.effectiveSubject(),
                        context.nameOf(view, row.exporter()),
                        row.subject(),
                        row.kind()))
                .toList();
    }
}
