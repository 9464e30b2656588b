package dev.sluice.ui.token;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.tokendelivery.QrCode;
import dev.sluice.domain.tokendelivery.TokenFileName;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.QrView;
import dev.sluice.ui.dialog.FileAccess;
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
    private final Parcel parcel;

    /// @param export name of the export
    /// @param importer name of the account that the token is for
    public record Parcel(String token, String export, String importer) {
        String fileName() {
            return TokenFileName.of(export, importer);
        }

        String letter() {
            return TEXTS.get("letter", export, importer, fileName()) + "\n\n" + Armour.jwt(ClaimKind.ACTIVATION, token);
        }
    }

    /// @param id of the text is `id-text`, of the buttons `id-save`, `id-copy`, `id-mail`, `id-qr`
    public TokenDeliveryPane(ScreenContext context, String id, Parcel parcel, String hint) {
        this.context = context;
        this.parcel = parcel;
        var shown = new TextArea(parcel.token());
        shown.setEditable(false);
        shown.setWrapText(true);
        shown.setPrefRowCount(5);
        shown.setId(id + "-text");
        shown.getStyleClass().add("mono");
        var said = Controls.label(TEXTS.get("file.name", parcel.fileName()), "text-muted");
        var copied = say(said, "copied");
        var buttons = new FlowPane(
                button(id + "-save", "save", Feather.DOWNLOAD, this::save),
                button(id + "-copy", "copy", Feather.COPY, () -> copied.accept(parcel.token())),
                button(
                        id + "-mail",
                        "mail",
                        Feather.MAIL,
                        () -> say(said, "mail.copied").accept(parcel.letter())),
                button(id + "-qr", "qr", Feather.GRID, this::showQr));
        buttons.getChildren().getFirst().getStyleClass().add("accent");
        buttons.getStyleClass().add("button-flow");
        getStyleClass().add("hand-over");
        getChildren().addAll(new Field(TEXTS.get("made"), shown, hint), buttons, said);
    }

    /// In a sheet of its own.
    public static void show(ScreenContext context, Parcel parcel) {
        var sheet = new Sheet(TEXTS.get("hand-over", parcel.export(), parcel.importer()), Sheet.Size.MEDIUM);
        sheet.add(new TokenDeliveryPane(context, "token", parcel, TEXTS.get("hand-over.hint")));
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

    private void save() {
        context.dialogs()
                .files()
                .save(TEXTS.get("save"), parcel.fileName())
                .ifPresent(file -> context.jobs()
                        .run(
                                () -> FileAccess.write(file, parcel.token() + "\n"),
                                () -> context.session().lastResult().set(TEXTS.get("saved", file)),
                                context.dialogs()::problem));
    }

    private void showQr() {
        context.jobs()
                .run(
                        () -> context.outside().qrCodes().get().encode(parcel.token()),
                        code -> showQr(code),
                        context.dialogs()::problem);
    }

    private void showQr(QrCode code) {
        var sheet = new Sheet(TEXTS.get("qr.title", parcel.export(), parcel.importer()), Sheet.Size.MEDIUM);
        var box = new VBox(
                new QrView(code, QR_ROOM, TEXTS.get("qr.accessible", parcel.export(), parcel.importer())),
                Controls.paragraph(TEXTS.get("qr.text"), "text-muted"));
        box.getStyleClass().add("qr-box");
        sheet.add(box);
        var save = Controls.button(TEXTS.get("qr.save"), Feather.DOWNLOAD, () -> saveQr(code));
        save.setId("qr-save");
        sheet.aside(save);
        sheet.finish(TEXTS.get("close"));
        context.dialogs().show(sheet);
    }

    private void saveQr(QrCode code) {
        var name = parcel.fileName().replaceFirst("\\.tok$", ".png");
        context.dialogs()
                .files()
                .save(TEXTS.get("qr.save"), name)
                .ifPresent(file -> context.jobs()
                        .run(
                                () -> FileAccess.write(
                                        file, context.outside().qrCodes().get().png(code)),
                                () -> context.session().lastResult().set(TEXTS.get("saved", file)),
                                context.dialogs()::problem));
    }
}
