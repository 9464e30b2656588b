package dev.sluice.ui.user.terms;

import dev.sluice.domain.account.UserPatch;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What a person wants to hold for a user or a role: the model of a [TermsField], which needs no toolkit.
public final class TypedTerms {

    private final ObjectProperty<UserPatch> patch = new SimpleObjectProperty<>(UserPatch.NONE);
    private final BooleanProperty usable = new SimpleBooleanProperty(true);
    private UserPatch before = UserPatch.NONE;

    public ObjectProperty<UserPatch> patch() {
        return patch;
    }

    /// Whether each line and number can be read.
    public BooleanProperty usable() {
        return usable;
    }

    /// Whether it says something else than before anything was typed.
    public boolean isChanged() {
        return !patch.get().equals(before);
    }

    /// From here on it counts what is typed.
    void begin() {
        before = patch.get();
    }
}
