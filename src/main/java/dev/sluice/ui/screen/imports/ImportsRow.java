package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.readmodel.ImportEntry;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.mvc.TableRow;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something an account takes in.
///
/// @param line the connection it rests on; null for a public import
record ImportsRow(
        String id,
        ImportView view,
        String account,
        String exporter,
        Basis basis,
        @Nullable ConnectionLine line) implements TableRow {

    /// How a public import stands; one by consent has the state of its connection.
    enum Basis {
        BY_CONSENT,
        RELEASED,
        /// Came from elsewhere, and is in force as it came.
        KEPT,
        STAGED,
        REMOVAL_STAGED
    }

    static ImportsRow of(ImportEntry entry) {
        var line = Optional.ofNullable(entry.connection()).map(ConnectionLine::of);
        return new ImportsRow(
                id(entry.view()), entry.view(), entry.account(), entry.exporter(), basis(entry), line.orElse(null));
    }

    private static String id(ImportView view) {
        return switch (view) {
            case ImportView.Consented consented ->
                consented.connection().id().value().toString();
            case ImportView.Public open -> open.row().id().value().toString();
            case ImportView.Kept kept ->
                "kept " + kept.account().text() + " " + kept.exporter().text() + " " + kept.effectiveSubject();
        };
    }

    private static Basis basis(ImportEntry entry) {
        return switch (entry.view()) {
            case ImportView.Consented _ -> Basis.BY_CONSENT;
            case ImportView.Kept _ -> Basis.KEPT;
            case ImportView.Public _ ->
                switch (entry.staging()) {
                    case NONE -> Basis.RELEASED;
                    case TO_BE_ADDED -> Basis.STAGED;
                    case TO_BE_REMOVED -> Basis.REMOVAL_STAGED;
                };
        };
    }

    @Override
    public String searchText() {
        return String.join(
                " ",
                view.name(),
                account,
                exporter,
                view.subject().text(),
                view.effectiveSubject().text());
    }

    Optional<ConnectionLine> connection() {
        return Optional.ofNullable(line);
    }

    String mapping() {
        var local = view.effectiveSubject().text();
        var remote = view.subject().text();
        return local.equals(remote) ? remote : remote + " → " + local;
    }

    String example() {
        var literal = view.subject().example();
        var arrived = new SubjectMapping(view.subject(), view.effectiveSubject()).apply(literal);
        return arrived.equals(literal) ? literal : literal + " → " + arrived;
    }

    /// Empty for what was there before Sluice.
    Optional<Instant> since() {
        return switch (view) {
            case ImportView.Consented consented ->
                Optional.of(consented.connection().createdAt());
            case ImportView.Public open -> Optional.of(open.row().createdAt());
            case ImportView.Kept _ -> Optional.empty();
        };
    }
}
