package dev.sluice.ui.command;

import dev.sluice.ui.mvc.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// What stands in the way of a command whatever it is about: read-only mode, a locked vault.
public final class Guard {

    private static final Texts TEXTS = Texts.of("common");

    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final BooleanProperty locked = new SimpleBooleanProperty();

    public BooleanProperty readOnly() {
        return readOnly;
    }

    public BooleanProperty locked() {
        return locked;
    }

    /// Why commands of this impact cannot run now; empty when they can.
    public ObservableValue<String> reason(Impact impact) {
        return Bindings.createStringBinding(() -> reasonNow(impact), readOnly, locked);
    }

    private String reasonNow(Impact impact) {
        if (impact == Impact.READ) {
            return "";
        }
        if (readOnly.get()) {
            return TEXTS.get("guard.read-only");
        }
        return locked.get() ? TEXTS.get("guard.locked") : "";
    }
}
