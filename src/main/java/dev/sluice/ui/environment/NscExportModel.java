package dev.sluice.ui.environment;

import dev.sluice.domain.interop.plan.ExportReport;
import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.ui.dialog.SheetModel;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Where an environment is written as a store of nsc, and what was written.
final class NscExportModel extends SheetModel {

    private final ObjectProperty<Keys> keys = new SimpleObjectProperty<>(Keys.WITHOUT_KEYS);
    private final ObjectProperty<Path> folder;
    private final ObjectProperty<@Nullable ExportReport> report = new SimpleObjectProperty<>();

    NscExportModel(Path proposed) {
        this.folder = new SimpleObjectProperty<>(proposed);
    }

    ObjectProperty<Keys> keys() {
        return keys;
    }

    ObjectProperty<Path> folder() {
        return folder;
    }

    /// Null before it is written.
    ObjectProperty<@Nullable ExportReport> report() {
        return report;
    }
}
