package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.model.Level;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.form.NewPassphrase;
import dev.sluice.ui.form.TypedWords;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A new operator, and the workspace around it if there is none yet.
final class NewOperatorModel extends SheetModel {

    private final CheckedText name = CheckedText.name();
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.DEVELOPMENT);
    private final StringProperty servers = new SimpleStringProperty("");
    private final NewPassphrase passphrase = new NewPassphrase();
    private final ObjectProperty<Path> folder;

    NewOperatorModel(Path folder) {
        this.folder = new SimpleObjectProperty<>(folder);
        require(name.usable());
    }

    /// Of a workspace that is made for it, too.
    static NewOperatorModel withWorkspace(Path folder) {
        var model = new NewOperatorModel(folder);
        model.require(model.passphrase.ready());
        return model;
    }

    CheckedText name() {
        return name;
    }

    ObjectProperty<Level> level() {
        return level;
    }

    /// Their URLs.
    StringProperty servers() {
        return servers;
    }

    /// Of a workspace that is made.
    NewPassphrase passphrase() {
        return passphrase;
    }

    ObjectProperty<Path> folder() {
        return folder;
    }

    List<String> urls() {
        return TypedWords.of(servers.get());
    }
}
