package dev.sluice.ui.screen.drift;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.LocalDate;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;

/// Asks until when a change that another tool made is not spoken of.
final class IgnoreSheet {

    private static final Messages TEXTS = Messages.of("drift");

    private IgnoreSheet() {}

    static void show(ScreenContext context, DriftRow row) {
        var drift = row.drift();
        if (drift == null) {
            return;
        }
        var model = new IgnoreModel(context.moments().today());
        var controller = new IgnoreController(context, row, drift.account().key(), model);
        var day = new DatePicker();
        day.valueProperty().bindBidirectional(model.day());
        day.setId("ignore-until");
        day.getEditor().setAccessibleText(TEXTS.get("ignore.until"));
        day.setDayCellFactory(_ -> new Later(model));
        var sheet = new Sheet(TEXTS.get("ignore.title", row.name()), Sheet.Size.SMALL);
        sheet.add(
                Controls.paragraph(TEXTS.get("ignore.effect", row.name())),
                new Field(TEXTS.get("ignore.until"), day, TEXTS.get("ignore.hint")));
        sheet.startAt(day);
        sheet.primary(TEXTS.get("ignore.verb"), controller::ignore).setId("ignore-verb");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }

    private static final class Later extends DateCell {
        private final IgnoreModel model;

        Later(IgnoreModel model) {
            this.model = model;
        }

        @Override
        public void updateItem(LocalDate day, boolean empty) {
            super.updateItem(day, empty);
            setDisable(empty || !model.isLater(day));
        }
    }
}
