package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.Export;
import dev.sluice.domain.readmodel.ExportUsage;
import dev.sluice.domain.readmodel.Staging;
import dev.sluice.ui.mvc.TableRow;

/// One export, released or staged.
record ExportsRow(ExportUsage usage) implements TableRow {

    /// An export makes a subject eligible and no more: it is never "active" by itself.
    enum Release {
        ELIGIBLE,
        IN_USE,
        STAGED,
        REMOVAL_STAGED
    }

    @Override
    public String id() {
        return export().id().value().toString();
    }

    @Override
    public String searchText() {
        return export().name() + " " + account() + " " + export().subject().text();
    }

    Export export() {
        return usage.export();
    }

    /// Name of the exporting account.
    String account() {
        return usage.account();
    }

    /// Connections on servers and known importers.
    int users() {
        return usage.takers();
    }

    Release release() {
        return switch (usage.staging()) {
            case TO_BE_ADDED -> Release.STAGED;
            case TO_BE_REMOVED -> Release.REMOVAL_STAGED;
            case NONE -> users() > 0 ? Release.IN_USE : Release.ELIGIBLE;
        };
    }

    boolean isPublic() {
        return export().isPublic();
    }

    boolean isReleased() {
        return usage.staging() == Staging.NONE;
    }
}
