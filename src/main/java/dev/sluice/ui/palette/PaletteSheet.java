package dev.sluice.ui.palette;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/// The palette: a field, and below it what is found.
public final class PaletteSheet {

    private static final Messages TEXTS = Messages.of("shell");

    private final ListView<PaletteEntry> list;
    private final PaletteField text = new PaletteField();
    private final Sheet sheet = new Sheet(TEXTS.get("palette.title"), Sheet.Size.MEDIUM);

    private PaletteSheet(PaletteController controller, PaletteModel model) {
        list = list(model);
        text.setPromptText(TEXTS.get("palette.prompt"));
        text.setAccessibleText(TEXTS.get("palette.prompt"));
        text.setId("palette-field");
        text.onText(controller::search);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        sheet.getStyleClass().add("palette");
        sheet.add(text, dropped(), list);
        sheet.startAt(text);
    }

    /// @param commands those that can be run now are found
    public static void show(ScreenContext context, List<Command> commands) {
        var model = new PaletteModel();
        var controller = new PaletteController(context, commands, model);
        var palette = new PaletteSheet(controller, model);
        context.dialogs().show(palette.sheet);
        controller.open();
    }

    private ListView<PaletteEntry> list(PaletteModel model) {
        var shown = new ListView<>(model.found());
        shown.setId("palette-list");
        shown.setAccessibleText(TEXTS.get("palette.list"));
        shown.setPlaceholder(Controls.label(TEXTS.get("palette.none"), "text-muted"));
        shown.setCellFactory(_ -> new PaletteCell());
        shown.setFocusTraversable(false);
        shown.setOnMouseClicked(_ -> go());
        ListChangeListener<PaletteEntry> first = _ -> shown.getSelectionModel().selectFirst();
        model.found().addListener(first);
        return shown;
    }

    private Label dropped() {
        var said = Controls.paragraph(TEXTS.get("palette.secret"), "note");
        said.setGraphic(Controls.icon(Feather.SHIELD));
        text.secret().subscribe(secret -> Controls.show(said, Visible.when(secret)));
        return said;
    }

    private void onKey(KeyEvent key) {
        if (key.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (key.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else if (key.getCode() == KeyCode.ENTER) {
            go();
        } else {
            return;
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        key.consume();
    }

    private void go() {
        var found = list.getSelectionModel().getSelectedItem();
        if (found != null) {
            sheet.close();
            found.go().run();
        }
    }
}
