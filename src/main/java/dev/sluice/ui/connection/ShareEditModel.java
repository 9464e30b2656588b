package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.ui.operation.Foreseen;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the sheet that changes an export or an import shows.
///
/// @param account name of whose it is
/// @param faults by the field
record ShareEditModel(
        Target target,
        String account,
        ObjectProperty<Change> change,
        ObjectProperty<Map<String, String>> faults,
        ObjectProperty<Foreseen> foreseen,
        BooleanProperty isStaging,
        BooleanProperty isStaged) {

    ShareEditModel(Target target, String account) {
        this(
                target,
                account,
                new SimpleObjectProperty<>(new Unchanged()),
                new SimpleObjectProperty<>(Map.of()),
                new SimpleObjectProperty<>(new Foreseen.Nothing()),
                new SimpleBooleanProperty(),
                new SimpleBooleanProperty());
    }

    /// What is changed, with what it says now.
    sealed interface Target {
        String name();
    }

    record OfExport(Export export, ExportClaim claim) implements Target {
        @Override
        public String name() {
            return export.name();
        }
    }

    record OfImport(ImportView view, ImportClaim claim) implements Target {
        @Override
        public String name() {
            return view.name();
        }
    }

    sealed interface Change {}

    record Unchanged() implements Change {}

    record ExportChange(Export export, ExportPatch patch) implements Change {}

    record ImportChange(ImportView view, ImportPatch patch) implements Change {}

    boolean isReady() {
        return foreseen.get() instanceof Foreseen.Known && !isStaging.get();
    }
}
