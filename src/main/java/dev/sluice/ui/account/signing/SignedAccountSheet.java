package dev.sluice.ui.account.signing;

import dev.sluice.ui.account.signing.SignedAccountModel.Given;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.operation.ClaimList;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenInput;
import java.time.Instant;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Takes back an account that the operator signed, after it was shown whether it is what was asked for.
public final class SignedAccountSheet {

    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;
    private final SignedAccountModel model = new SignedAccountModel();
    private final SignedAccountController controller;
    private final TokenInput input;
    private final VBox found = new VBox();

    private SignedAccountSheet(ScreenContext context) {
        this.context = context;
        this.controller = new SignedAccountController(context, model);
        this.input = new TokenInput(context, "signed-token", TEXTS.get("signed.field"), TEXTS.get("signed.hint"));
        found.getStyleClass().add("sheet-lines");
        found.setId("signed-found");
    }

    public static void show(ScreenContext context) {
        new SignedAccountSheet(context).show();
    }

    private void show() {
        var sheet = new Sheet(TEXTS.get("signed.title"), Sheet.Size.MEDIUM)
                .add(Controls.paragraph(TEXTS.get("signed.intro"), "text-muted"), input, found);
        sheet.startAt(input.area());
        sheet.primary(TEXTS.get("signed.verb"), controller::take).setId("signed-take");
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.follow(model);
        input.given().subscribe(controller::read);
        model.given().subscribe(this::found);
        model.result().subscribe(sentence -> taken(sheet, sentence));
        context.dialogs().show(sheet);
    }

    private void found(Given given) {
        found.getChildren().clear();
        switch (given) {
            case Given.Nothing _ -> input.field().fine();
            case Given.Wrong(var problem) -> {
                input.field().wrong(TEXTS.get("signed.wrong"));
                found.getChildren().setAll(new ProblemPane(problem));
            }
            case Given.Signed signed -> {
                input.field().fine(TEXTS.get("signed.good"));
                show(signed);
            }
        }
    }

    private void show(Given.Signed signed) {
        var answer = signed.answer();
        var account = answer.account();
        found.getChildren()
                .setAll(new Facts()
                        .add(TEXTS.get("signed.account"), account.name())
                        .add(TEXTS.get("key"), new KeyLabel(account.key()))
                        .add(
                                TEXTS.get("signed.at"),
                                context.moments()
                                        .absolute(Instant.ofEpochSecond(
                                                answer.claims().issuedAt()))));
        if (signed.isAsAsked()) {
            found.getChildren().add(Controls.paragraph(TEXTS.get("signed.same")));
            return;
        }
        var agree = new CheckBox(TEXTS.get("signed.agree"));
        agree.setId("signed-agree");
        agree.setWrapText(true);
        agree.setMnemonicParsing(false);
        agree.selectedProperty().bindBidirectional(model.agreed());
        found.getChildren()
                .addAll(
                        new ClaimList(
                                TEXTS.get("signed.differs", answer.changes().size()), answer.changes(), Map.of()),
                        agree);
    }

    private void taken(Sheet sheet, @Nullable String sentence) {
        if (sentence != null) {
            input.setDisable(true);
            var line = Controls.paragraph(sentence, "act-done");
            line.setId("signed-result");
            found.setDisable(true);
            sheet.add(line);
            sheet.finish(TEXTS.get("signing.close"));
        }
    }
}
