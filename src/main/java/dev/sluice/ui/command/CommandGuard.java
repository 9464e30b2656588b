package dev.sluice.ui.command;

import dev.sluice.ui.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// What stands in the way of a command whatever it is about: the workspace's profile, read-only mode, a locked
/// vault.
public final class CommandGuard {

    private static final Messages TEXTS = Messages.of("common");

    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final BooleanProperty observer = new SimpleBooleanProperty();

    public BooleanProperty readOnly() {
        return readOnly;
    }

    public BooleanProperty locked() {
        return locked;
    }

    /// Whether this workspace's profile lets people look only.
    public BooleanProperty observer() {
        return observer;
    }

    /// Why commands of this impact cannot run now; empty when they can.
    public ObservableValue<String> reason(Impact impact) {
        return Bindings.createStringBinding(
                () -> impact != Impact.READ && observer.get() ? TEXTS.get("guard.observer") : reasonNow(impact),
                readOnly,
                locked,
                observer);
    }

    /// The same for what the profile does not hold back: changing the profile.
    public ObservableValue<String> reasonApartFromProfile(Impact impact) {
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
