package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The form for a new account.
final class NewAccountSheet {

    private static final Messages TEXTS = Messages.of("accounts");

    private NewAccountSheet() {}

    /// @param made told of the new one
    static void show(ScreenContext context, NewAccountModel model, Consumer<Account> made) {
        var controller = new NewAccountController(context, model, made);
        var name = new NameField(TEXTS.get("name"), TEXTS.get("name.hint"), model.name());
        name.input().setId("account-name");
        var jetStream = new CheckBox(TEXTS.get("jetstream"));
        jetStream.selectedProperty().bindBidirectional(model.jetStream());
        var key = new TextField();
        key.setId("account-key");
        key.getStyleClass().add("mono");
        key.setPromptText(TEXTS.get("key.prompt"));
        key.textProperty().bindBidirectional(model.key());
        var keyField = new Field(TEXTS.get("key"), key, TEXTS.get("key.hint"));
        var shape = new HBox(
                new Field(
                        TEXTS.get("template"),
                        pick("account-template", "template.none", model.templates(), model.template()),
                        TEXTS.get("template.hint")),
                new Field(
                        TEXTS.get("tier"),
                        pick("account-tier", "tier.none", model.tiers(), model.tier()),
                        TEXTS.get("tier.hint")));
        shape.getStyleClass().add("field-pair");
        // Both say whether there is JetStream.
        jetStream
                .disableProperty()
                .bind(model.template().isNotEmpty().or(model.tier().isNotEmpty()));
        model.external().subscribe(on -> {
            Controls.show(keyField, Visible.when(on));
            Controls.show(jetStream, Visible.when(!on));
            Controls.show(
                    shape,
                    Visible.when(!on
                            && !(model.templates().isEmpty() && model.tiers().isEmpty())));
        });
        var sheet = new Sheet(TEXTS.get("new"), Sheet.Size.MEDIUM);
        sheet.add(name, choice(model), jetStream, shape, keyField);
        sheet.startAt(name.input());
        sheet.primary(TEXTS.get("create"), controller::create).setId("account-create");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }

    private static PickList<String> pick(String id, String none, List<String> names, StringProperty chosen) {
        var pick = new PickList<String>(name -> name.isEmpty() ? TEXTS.get(none) : name);
        pick.of(Stream.concat(Stream.of(""), names.stream()).toList());
        pick.setId(id);
        pick.valueProperty().bindBidirectional(chosen);
        return pick;
    }

    private static VBox choice(NewAccountModel model) {
        var ours = new RadioButton(TEXTS.get("ours"));
        var external = new RadioButton(TEXTS.get("external"));
        var group = new ToggleGroup();
        ours.setToggleGroup(group);
        external.setToggleGroup(group);
        ours.setSelected(true);
        external.setId("account-external");
        external.selectedProperty().bindBidirectional(model.external());
        var choice = new VBox(ours, external);
        choice.getStyleClass().add("choices");
        return choice;
    }
}
