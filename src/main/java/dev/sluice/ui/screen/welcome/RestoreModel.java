package dev.sluice.ui.screen.welcome;

import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.form.TypedPassphrase;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What opens a backup, and where it goes.
final class RestoreModel extends SheetModel {

    private final Path file;
    private final ObjectProperty<Path> folder;
    private final TypedPassphrase passphrase = new TypedPassphrase();
    private final ReadOnlyBooleanWrapper asks = new ReadOnlyBooleanWrapper();
    private final BooleanProperty agreed = new SimpleBooleanProperty();

    RestoreModel(Path file, Path first) {
        this.file = file;
        this.folder = new SimpleObjectProperty<>(first);
        require(asks.not().or(agreed));
        folder.subscribe((_, _) -> elsewhere());
    }

    Path file() {
        return file;
    }

    ObjectProperty<Path> folder() {
        return folder;
    }

    TypedPassphrase passphrase() {
        return passphrase;
    }

    /// Whether what is in the folder is replaced only by agreement.
    ReadOnlyBooleanProperty asks() {
        return asks.getReadOnlyProperty();
    }

    /// Counts only where it is asked for.
    BooleanProperty agreed() {
        return agreed;
    }

    boolean accepts() {
        return asks.get() && agreed.get();
    }

    void ask(boolean wanted) {
        if (asks.get() != wanted) {
            agreed.set(false);
            asks.set(wanted);
        }
    }

    /// Another folder may hold nothing that is to be agreed to.
    private void elsewhere() {
        ask(false);
        forgive();
    }
}
