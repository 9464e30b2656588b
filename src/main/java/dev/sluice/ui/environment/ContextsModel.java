package dev.sluice.ui.environment;

import dev.sluice.domain.interop.plan.ContextPlan;
import dev.sluice.ui.dialog.SheetModel;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What contexts of the NATS command line tool would bring, and how many came in.
final class ContextsModel extends SheetModel {

    private final ContextPlan plan;
    private final ObjectProperty<@Nullable Integer> taken = new SimpleObjectProperty<>();

    ContextsModel(ContextPlan plan) {
        this.plan = plan;
    }

    ContextPlan plan() {
        return plan;
    }

    /// How many would come in.
    long coming() {
        return plan.entries().stream().filter(entry -> entry.arrival() != null).count();
    }

    /// Null before they came in.
    ObjectProperty<@Nullable Integer> taken() {
        return taken;
    }
}
