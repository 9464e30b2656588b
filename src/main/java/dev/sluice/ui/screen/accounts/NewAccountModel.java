package dev.sluice.ui.screen.accounts;

import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.SheetModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A new account: one of ours, or a partner's public key.
final class NewAccountModel extends SheetModel {

    private final CheckedText name = CheckedText.name();
    private final BooleanProperty external = new SimpleBooleanProperty();
    private final BooleanProperty jetStream = new SimpleBooleanProperty();
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty template = new SimpleStringProperty("");
    private final StringProperty tier = new SimpleStringProperty("");
    private final List<String> templates;
    private final List<String> tiers;

    /// Where there is nothing that could shape it.
    NewAccountModel() {
        this(List.of(), List.of());
    }

    NewAccountModel(List<String> templates, List<String> tiers) {
        this.templates = List.copyOf(templates);
        this.tiers = List.copyOf(tiers);
        require(name.usable());
        require(Bindings.createBooleanBinding(
                () -> !external.get() || !key.get().isBlank(), external, key));
    }

    CheckedText name() {
        return name;
    }

    BooleanProperty external() {
        return external;
    }

    BooleanProperty jetStream() {
        return jetStream;
    }

    /// By which it is shaped; empty for none.
    StringProperty template() {
        return template;
    }

    /// Whose limits it gets; empty for none.
    StringProperty tier() {
        return tier;
    }

    List<String> templates() {
        return templates;
    }

    List<String> tiers() {
        return tiers;
    }

    /// Of an external account.
    StringProperty key() {
        return key;
    }
}
