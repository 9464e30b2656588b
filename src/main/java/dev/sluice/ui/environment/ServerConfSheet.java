package dev.sluice.ui.environment;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.TextArea;
import org.kordamp.ikonli.feather.Feather;

/// A `server.conf` to be read, copied, saved.
final class ServerConfSheet {
    private static final Messages TEXTS = Messages.of("environment");

    private ServerConfSheet() {}

    static void show(ScreenContext context, ServerConfModel model) {
        var controller = new ServerConfController(context, model);
        var shown = new TextArea(model.text());
        shown.setId("conf-text");
        shown.setEditable(false);
        shown.setPrefRowCount(16);
        shown.getStyleClass().add("mono");
        var save = Controls.button(TEXTS.get("conf.save"), Feather.DOWNLOAD, controller::save, "accent");
        save.setId("conf-save");
        var copied = Controls.label("", "text-muted");
        var copy = Controls.button(TEXTS.get("conf.copy"), Feather.COPY, () -> {
            Copied.put(model.text());
            copied.setText(TEXTS.get("conf.copied"));
        });
        var sheet = new Sheet(
                TEXTS.get("conf.title", context.session().environment().name()), Sheet.Size.LARGE);
        sheet.add(
                Controls.paragraph(TEXTS.get("conf.intro"), "text-muted"),
                new Field(ServerConfController.FILE, shown, TEXTS.get("conf.hint")),
                Controls.row("button-row", save, copy, copied));
        sheet.follow(model);
        sheet.finish(TEXTS.get("close"));
        context.dialogs().show(sheet);
    }
}
