package dev.sluice.ui.screen.accounts;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// The form for a new account: one of ours, or a partner's public key.
final class NewAccountSheet {

    private static final Messages TEXTS = Messages.of("accounts");

    enum JetStream {
        ON,
        OFF
    }

    /// @param key of an external account; empty for one of ours
    record Draft(String name, String key, JetStream jetStream) {}

    private NewAccountSheet() {}

    static void show(Dialogs dialogs, BiConsumer<Sheet, Draft> onCreate) {
        var sheet = new Sheet(TEXTS.get("new"), Sheet.Size.MEDIUM);
        var name = new NameField(TEXTS.get("name"), TEXTS.get("name.hint"));
        name.input().setId("account-name");
        var ours = new RadioButton(TEXTS.get("ours"));
        var external = new RadioButton(TEXTS.get("external"));
        var group = new ToggleGroup();
        ours.setToggleGroup(group);
        external.setToggleGroup(group);
        ours.setSelected(true);
        external.setId("account-external");
        var jetStream = new CheckBox(TEXTS.get("jetstream"));
        var key = new TextField();
        key.setId("account-key");
        key.getStyleClass().add("mono");
        key.setPromptText(TEXTS.get("key.prompt"));
        var keyField = new Field(TEXTS.get("key"), key, TEXTS.get("key.hint"));
        external.selectedProperty().subscribe(on -> {
            Controls.show(keyField, Visible.when(on));
            Controls.show(jetStream, Visible.when(!on));
        });
        var choice = new VBox(ours, external);
        choice.getStyleClass().add("choices");
        sheet.add(name, choice, jetStream, keyField);
        sheet.startAt(name.input());
        sheet.primary(
                        TEXTS.get("create"),
                        () -> onCreate.accept(
                                sheet,
                                new Draft(
                                        name.input().getText(),
                                        external.isSelected() ? key.getText().strip() : "",
                                        jetStream.isSelected() ? JetStream.ON : JetStream.OFF)))
                .setId("account-create");
        sheet.primaryWhen(Bindings.createBooleanBinding(
                () -> name.usable().get()
                        && (!external.isSelected() || !key.getText().isBlank()),
                name.usable(),
                external.selectedProperty(),
                key.textProperty()));
        dialogs.show(sheet);
    }
}
