package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.mvc.TableRow;

/// One export, released or staged.
///
/// @param account name of the exporting account
/// @param users connections on servers and known public importers
record ExportsRow(Export export, String account, int users, Standing standing) implements TableRow {

    /// An export makes a subject eligible and no more: it is never "active" by itself.
    enum Standing {
        ELIGIBLE,
        IN_USE,
        STAGED,
        REMOVAL_STAGED
    }

    @Override
    public String id() {
        return export.id().value().toString();
    }

    @Override
    public String searchText() {
        return export.name() + " " + account + " " + export.subject().text();
    }

    boolean isPublic() {
        return export.visibility() == Visibility.PUBLIC;
    }

    boolean isReleased() {
        return standing == Standing.ELIGIBLE || standing == Standing.IN_USE;
    }
}
