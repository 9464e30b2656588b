package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.operation.Fate;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A tier that is made or changed, and what becomes of its accounts.
final class TierEditModel extends SheetModel {
    private static final String UNNAMED = "";

    private final Tier before;
    private final CheckedText name = CheckedText.name();
    private final ObjectProperty<AccountPatch> patch = new SimpleObjectProperty<>(AccountPatch.none());
    private final ObjectProperty<Map<String, String>> faults = new SimpleObjectProperty<>(Map.of());
    private final ObservableList<Fate> fates = FXCollections.observableArrayList();
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);
    private final BooleanProperty foreseen = new SimpleBooleanProperty();

    /// @param present null for a new one, which begins without limits
    TierEditModel(@Nullable Tier present) {
        this.before = present == null ? new Tier(UNNAMED, AccountLimits.unlimited(), 0) : present;
        require(Bindings.createBooleanBinding(() -> faults.get().isEmpty(), faults));
        if (isNew()) {
            require(name.usable());
        } else {
            require(foreseen);
        }
    }

    boolean isNew() {
        return before.name().equals(UNNAMED);
    }

    Tier before() {
        return before;
    }

    CheckedText name() {
        return name;
    }

    ObjectProperty<AccountPatch> patch() {
        return patch;
    }

    /// By the word of a limit.
    ObjectProperty<Map<String, String>> faults() {
        return faults;
    }

    /// What becomes of each of its accounts.
    ObservableList<Fate> fates() {
        return fates;
    }

    /// Negative while nothing is looked at.
    DoubleProperty progress() {
        return progress;
    }

    /// Whether what it does to its accounts was worked out.
    BooleanProperty foreseen() {
        return foreseen;
    }

    /// It cannot be worked out what becomes of them.
    void wrong(Problem problem) {
        progress.set(-1);
        fail(problem);
    }
}
