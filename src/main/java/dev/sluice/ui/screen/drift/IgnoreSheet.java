package dev.sluice.ui.screen.drift;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.LocalDate;
import javafx.beans.binding.Bindings;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;

/// Does not speak of a change that another tool made until a day.
final class IgnoreSheet {

    private static final Messages TEXTS = Messages.of("drift");
    private static final int DAYS = 7;

    private final ScreenContext context;

    IgnoreSheet(ScreenContext context) {
        this.context = context;
    }

    void show(DriftRow row) {
        var drift = row.drift();
        if (drift == null) {
            return;
        }
        var key = drift.account().key();
        var today = context.moments().today();
        var day = new DatePicker(today.plusDays(DAYS));
        day.setId("ignore-until");
        day.getEditor().setAccessibleText(TEXTS.get("ignore.until"));
        day.setDayCellFactory(_ -> new Later(today));
        var sheet = new Sheet(TEXTS.get("ignore.title", row.name()), Sheet.Size.SMALL);
        sheet.add(
                Controls.paragraph(TEXTS.get("ignore.effect", row.name())),
                new Field(TEXTS.get("ignore.until"), day, TEXTS.get("ignore.hint")));
        sheet.startAt(day);
        sheet.primary(
                        TEXTS.get("ignore.verb"),
                        () -> context.jobs()
                                .run(
                                        () -> context.session()
                                                .services()
                                                .drifts()
                                                .ignore(key, context.moments().begin(day.getValue())),
                                        () -> {
                                            sheet.close();
                                            context.session().lastResult().set(TEXTS.get("ignore.done", row.name()));
                                        },
                                        sheet::showProblem))
                .setId("ignore-verb");
        sheet.primaryWhen(Bindings.createBooleanBinding(() -> isLater(day.getValue(), today), day.valueProperty()));
        context.dialogs().show(sheet);
    }

    /// An emptied field has no day.
    private static boolean isLater(@org.jspecify.annotations.Nullable LocalDate day, LocalDate today) {
        return day != null && day.isAfter(today);
    }

    /// A day that has not begun yet can be chosen.
    private static final class Later extends DateCell {
        private final LocalDate today;

        Later(LocalDate today) {
            this.today = today;
        }

        @Override
        public void updateItem(LocalDate day, boolean empty) {
            super.updateItem(day, empty);
            setDisable(empty || !day.isAfter(today));
        }
    }
}
