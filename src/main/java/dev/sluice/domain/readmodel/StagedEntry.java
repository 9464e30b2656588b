package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.port.query.StoreView;
import java.util.Optional;

/// A staged change with what it is about, as that is now: an export, a public import or a connection; all three
/// are empty when it went meanwhile, and where it is about the account itself.
public record StagedEntry(
        StagedChange change, Optional<Export> export, Optional<Import> row, Optional<Connection> connection) {

    static StagedEntry of(StoreView view, StagedChange change) {
        return switch (change.edit()) {
            case AddExport add -> about(change, Optional.of(add.export()));
            case RemoveExport remove -> about(change, view.exports().find(remove.export()));
            case AddImport add -> new StagedEntry(change, Optional.empty(), Optional.of(add.added()), Optional.empty());
            case RemoveImport remove ->
                new StagedEntry(
                        change,
                        Optional.empty(),
                        view.imports().of(remove.account()).stream()
                                .filter(row -> row.id().equals(remove.removed()))
                                .findFirst(),
                        Optional.empty());
            case ChangeExport said -> about(change, view.exports().find(said.export()));
            case ChangeImport said -> imported(view, change, said);
            case ChangeAccount _ -> new StagedEntry(change, Optional.empty(), Optional.empty(), Optional.empty());
            case Accept accept -> joining(change, view.connections().find(accept.connection()));
            case End end -> joining(change, view.connections().find(end.connection()));
        };
    }

    private static StagedEntry about(StagedChange change, Optional<Export> export) {
        return new StagedEntry(change, export, Optional.empty(), Optional.empty());
    }

    private static StagedEntry joining(StagedChange change, Optional<Connection> connection) {
        return new StagedEntry(change, Optional.empty(), Optional.empty(), connection);
    }

    private static StagedEntry imported(StoreView view, StagedChange change, ChangeImport said) {
        return said.connection() != null
                ? joining(change, view.connections().find(said.connection()))
                : new StagedEntry(
                        change,
                        Optional.empty(),
                        view.imports().of(said.account()).stream()
                                .filter(row -> row.id().equals(said.changed()))
                                .findFirst(),
                        Optional.empty());
    }
}
