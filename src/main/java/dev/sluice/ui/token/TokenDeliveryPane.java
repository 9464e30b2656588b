package dev.sluice.ui.token;

import dev.sluice.domain.tokendelivery.QrCode;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// An activation token on its way to the partner: as a file, on the clipboard, as a block for a letter, as a QR
/// code (S0-6).
public final class TokenDeliveryPane extends VBox {
    private static final Messages TEXTS = Messages.of("token");
    private static final double QR_ROOM = 430;

    private final ScreenContext context;
    private final TokenToDeliver token;
    private final TokenDeliveryController controller;

    /// @param id of the text is `id-text`, of the buttons `id-save`, `id-copy`, `id-mail`, `id-qr`
    public TokenDeliveryPane(ScreenContext context, String id, TokenToDeliver token, String hint) {
        this.context = context;
        this.token = token;
        this.controller = new TokenDeliveryController(context, token);
        var shown = new TextArea(token.token());
        shown.setEditable(false);
        shown.setWrapText(true);
        shown.setPrefRowCount(5);
        shown.setId(id + "-text");
        shown.getStyleClass().add("mono");
        var said = Controls.label(TEXTS.get("file.name", token.fileName()), "text-muted");
        var copied = say(said, "copied");
        var buttons = new FlowPane(
                button(id + "-save", "save", Feather.DOWNLOAD, controller::save),
                button(id + "-copy", "copy", Feather.COPY, () -> copied.accept(token.token())),
                button(
                        id + "-mail",
                        "mail",
                        Feather.MAIL,
                        () -> say(said, "mail.copied").accept(token.letter())),
                button(id + "-qr", "qr", Feather.GRID, () -> controller.encode(this::showQr)));
        buttons.getChildren().getFirst().getStyleClass().add("accent");
        buttons.getStyleClass().add("button-flow");
        getStyleClass().add("hand-over");
        getChildren().addAll(new Field(TEXTS.get("made"), shown, hint), buttons, said);
    }

    /// In a sheet of its own.
    public static void show(ScreenContext context, TokenToDeliver token) {
        var sheet = new Sheet(TEXTS.get("hand-over", token.export(), token.importer()), Sheet.Size.MEDIUM);
        sheet.add(new TokenDeliveryPane(context, "token", token, TEXTS.get("hand-over.hint")));
        sheet.finish(TEXTS.get("close"));
        context.dialogs().show(sheet);
    }

    private static Consumer<String> say(javafx.scene.control.Label said, String key) {
        return text -> {
            Copied.put(text);
            said.setText(TEXTS.get(key));
        };
    }

    private static Node button(String id, String key, Feather icon, Runnable action) {
        var button = Controls.button(TEXTS.get(key), icon, action);
        button.setId(id);
        return button;
    }

    private void showQr(QrCode code) {
        var sheet = new Sheet(TEXTS.get("qr.title", token.export(), token.importer()), Sheet.Size.MEDIUM);
        var box = new VBox(
                new QrView(code, QR_ROOM, TEXTS.get("qr.accessible", token.export(), token.importer())),
                Controls.paragraph(TEXTS.get("qr.text"), "text-muted"));
        box.getStyleClass().add("qr-box");
        sheet.add(box);
        var save = Controls.button(TEXTS.get("qr.save"), Feather.DOWNLOAD, () -> controller.save(code));
        save.setId("qr-save");
        sheet.aside(save);
        sheet.finish(TEXTS.get("close"));
        context.dialogs().show(sheet);
    }
}
