package dev.sluice.ui.screen.audit;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.mvc.ListModel;
import dev.sluice.ui.screen.audit.AuditFilter.Named;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the Audit screen shows.
final class AuditModel extends ListModel<AuditRow, AuditDetail> {

    private final ObjectProperty<AuditFilter> filter = new SimpleObjectProperty<>(AuditFilter.NONE);
    private final ObjectProperty<Reach> reach = new SimpleObjectProperty<>(new Reach(0, More.NO, List.of()));
    private final ObjectProperty<ChainState> chain = new SimpleObjectProperty<>(new ChainState.Unknown());

    /// Whether older entries match too.
    enum More {
        YES,
        NO
    }

    /// How far the rows go.
    ///
    /// @param entries that were read at most
    /// @param accounts that can be filtered by
    record Reach(int entries, More more, List<Named<PublicKey>> accounts) {}

    ObjectProperty<AuditFilter> filter() {
        return filter;
    }

    ObjectProperty<Reach> reach() {
        return reach;
    }

    ObjectProperty<ChainState> chain() {
        return chain;
    }
}
