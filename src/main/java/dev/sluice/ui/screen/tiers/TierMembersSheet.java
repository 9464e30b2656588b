package dev.sluice.ui.screen.tiers;

import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.operation.FateList;
import dev.sluice.ui.screen.tiers.TierMembersModel.Choice;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Accounts with a tick each, and beside them what becomes of those that come into the tier or leave it.
final class TierMembersSheet {
    private static final Messages TEXTS = Messages.of("tiers");

    private TierMembersSheet() {}

    static void show(ScreenContext context, TierMembersModel model) {
        var controller = new TierMembersController(context, model);
        var sheet = new Sheet(TEXTS.get("members.title", model.tier().name()), Sheet.Size.LARGE);
        var filter = new TextField();
        filter.setId("tier-filter");
        filter.setPromptText(TEXTS.get("members.filter"));
        filter.setAccessibleText(TEXTS.get("members.filter"));
        var choices = choices(model, controller, filter);
        var fates = new FateList(
                model.fates(),
                model.progress(),
                () -> TEXTS.get("members.sum", model.fates().size()),
                TEXTS.get("fates"));
        fates.getStyleClass().add("fates-beside");
        HBox.setHgrow(fates, Priority.ALWAYS);
        sheet.add(
                Controls.paragraph(TEXTS.get("members.intro"), "text-muted"),
                Controls.row("limits-sides", choices, fates));
        sheet.startAt(filter);
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.primary(TEXTS.get("members.verb"), controller::stage).setId("tier-members-stage");
        sheet.follow(model);
        sheet.onClose(controller::stopLooking);
        context.dialogs().show(sheet);
    }

    private static Node choices(TierMembersModel model, TierMembersController controller, TextField filter) {
        var shown = new FilteredList<>(FXCollections.observableList(model.choices()));
        filter.textProperty().subscribe(text -> {
            var words = text.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(
                    choice -> choice.account().name().toLowerCase(Locale.ROOT).contains(words));
        });
        var list = new ListView<Choice>(shown);
        list.setId("tier-accounts");
        list.getStyleClass().add("tier-accounts");
        list.setAccessibleText(TEXTS.get("members"));
        list.setCellFactory(_ -> new ChoiceCell(controller));
        VBox.setVgrow(list, Priority.ALWAYS);
        var side = new VBox(filter, list);
        side.getStyleClass().add("limits-side");
        return side;
    }

    /// One account with its tick.
    private static final class ChoiceCell extends ListCell<Choice> {
        private final TierMembersController controller;

        ChoiceCell(TierMembersController controller) {
            this.controller = controller;
        }

        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(null);
            setGraphic(empty || choice == null ? null : box(choice));
        }

        private CheckBox box(Choice choice) {
            var tier = choice.account().tier();
            var box = new CheckBox(
                    tier == null
                            ? choice.account().name()
                            : TEXTS.get("members.in", choice.account().name(), tier));
            box.setMnemonicParsing(false);
            box.setId("tier-of-" + choice.account().name());
            box.setSelected(choice.ticked().get());
            box.setOnAction(_ -> controller.tick(choice, box.isSelected()));
            return box;
        }
    }
}
