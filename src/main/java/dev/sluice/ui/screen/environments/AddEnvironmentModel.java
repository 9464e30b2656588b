package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.environment.OperatorDraft;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.form.TypedWords;
import dev.sluice.ui.operation.OperationModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A new environment: with an operator of its own, or with one that is somewhere already.
final class AddEnvironmentModel extends OperationModel {

    private final ObjectProperty<Origin> origin = new SimpleObjectProperty<>(Origin.NEW);
    private final CheckedText name = CheckedText.name();
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.PRODUCTION);
    private final StringProperty servers = new SimpleStringProperty("");
    private final StringProperty jwt = new SimpleStringProperty("");
    private final StringProperty system = new SimpleStringProperty("");

    enum Origin {
        NEW,
        EXISTING
    }

    AddEnvironmentModel() {
        require(Bindings.createBooleanBinding(
                () -> origin.get() == Origin.NEW
                        ? name.usable().get()
                        : !jwt.get().isBlank(),
                origin,
                name.usable(),
                jwt));
    }

    ObjectProperty<Origin> origin() {
        return origin;
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

    /// Of an operator that is somewhere already.
    StringProperty jwt() {
        return jwt;
    }

    /// The key of its system account, where its JWT does not say that.
    StringProperty system() {
        return system;
    }

    List<String> urls() {
        return TypedWords.of(servers.get());
    }

    OperatorDraft draft() {
        return new OperatorDraft(
                jwt.get(), textOrNull(name.stripped()), textOrNull(system.get().strip()), null, level.get(), urls());
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
