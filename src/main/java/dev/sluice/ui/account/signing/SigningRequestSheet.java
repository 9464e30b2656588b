package dev.sluice.ui.account.signing;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.LinesArea;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Asks the operator to sign an account: what goes out, and how.
public final class SigningRequestSheet {

    private static final Messages TEXTS = Messages.of("accounts");
    private static final int LINES = 6;

    private final ScreenContext context;
    private final SigningRequestModel model;
    private final SigningRequestController controller;
    private final VBox waiting = new VBox();
    private final VBox out = new VBox();
    private final Label said = Controls.paragraph("", "text-muted");

    private SigningRequestSheet(ScreenContext context, Account account) {
        this.context = context;
        this.model = new SigningRequestModel(account);
        this.controller = new SigningRequestController(context, model);
        waiting.getStyleClass().add("sheet-lines");
        out.getStyleClass().add("hand-over");
        said.setId("request-said");
    }

    public static void show(ScreenContext context, Account account) {
        new SigningRequestSheet(context, account).show();
    }

    private void show() {
        var account = model.account();
        var sheet = new Sheet(TEXTS.get("request.title", account.name()), Sheet.Size.MEDIUM)
                .add(
                        Controls.party(account.name(), account.key()),
                        Controls.paragraph(TEXTS.get("request.intro"), "text-muted"),
                        waiting,
                        out);
        var make = sheet.primary(TEXTS.get("request.verb"), controller::make);
        make.setId("request-make");
        sheet.startAt(make);
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.follow(model);
        model.waiting().addListener((ListChangeListener<String>) _ -> tellWaiting());
        tellWaiting();
        said.textProperty().bind(model.said());
        model.request().subscribe(jwt -> made(sheet, jwt));
        context.dialogs().show(sheet);
        controller.activate();
    }

    private void tellWaiting() {
        waiting.getChildren().clear();
        model.waiting().forEach(words -> waiting.getChildren().add(Controls.paragraph(words)));
        if (!model.waiting().isEmpty()) {
            waiting.getChildren().addFirst(Controls.label(TEXTS.get("request.waiting"), "section-title"));
        }
        Controls.show(waiting, Visible.when(!model.waiting().isEmpty()));
    }

    private void made(Sheet sheet, @Nullable String jwt) {
        if (jwt == null) {
            return;
        }
        var text = new LinesArea("request-text", LINES);
        text.setText(jwt);
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("mono");
        var save = Controls.button(TEXTS.get("request.save"), Feather.DOWNLOAD, controller::save);
        save.setId("request-save");
        save.getStyleClass().add("accent");
        var copy = Controls.button(TEXTS.get("request.copy"), Feather.COPY, () -> {
            Copied.put(jwt);
            controller.copied();
        });
        copy.setId("request-copy");
        out.getChildren()
                .setAll(
                        new Field(TEXTS.get("request.text"), text, TEXTS.get("request.next")),
                        Controls.row("button-row", save, copy),
                        said);
        sheet.finish(TEXTS.get("signing.close"));
        save.requestFocus();
    }
}
