package dev.sluice.ui.screen.environments;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.form.TypedWords;
import dev.sluice.ui.operation.OperationModel;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is to change in an environment.
final class EditEnvironmentModel extends OperationModel {

    private final EnvironmentsRow row;
    private final CheckedText name = CheckedText.name();
    private final ObjectProperty<Level> level;
    private final StringProperty confirmed = new SimpleStringProperty("");
    private final StringProperty servers;

    EditEnvironmentModel(EnvironmentsRow row) {
        this.row = row;
        name.text().set(environment().name());
        level = new SimpleObjectProperty<>(
                isSandbox() ? Level.DEVELOPMENT : environment().level());
        servers = new SimpleStringProperty(String.join("\n", environment().servers()));
        require(name.usable());
    }

    Environment environment() {
        return row.environment();
    }

    /// Whether the window is in it.
    boolean isCurrent() {
        return row.current();
    }

    /// A sandbox stays one.
    boolean isSandbox() {
        return environment().level() == Level.SANDBOX;
    }

    CheckedText name() {
        return name;
    }

    ObjectProperty<Level> level() {
        return level;
    }

    /// Whether it would be less protected than now, which takes its name.
    boolean isLowered(Level chosen) {
        return !isSandbox() && chosen.compareTo(environment().level()) < 0;
    }

    /// The name, where the level goes down.
    StringProperty confirmed() {
        return confirmed;
    }

    /// Their URLs.
    StringProperty servers() {
        return servers;
    }

    Level wanted() {
        return isSandbox() ? Level.SANDBOX : level.get();
    }

    List<String> urls() {
        return TypedWords.of(servers.get());
    }
}
