package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.key.CompromisePlan;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.environment.BackupOffer;
import dev.sluice.ui.form.PassphraseFields;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.screen.keys.TakeOutModel.Way;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/// What a person is asked before a key is made, brought in, taken out, said to be known to others, or deleted.
final class CustodySheets {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;

    CustodySheets(ScreenContext context) {
        this.context = context;
    }

    /// @param made told of the new key
    void generate(Consumer<PublicKey> made) {
        var model = new GenerateKeyController.Model();
        var kind = new PickList<KeyKind>(one -> TEXTS.get("generate.kind." + KeysText.word(one)))
                .of(List.of(KeyKind.ACCOUNT, KeyKind.OPERATOR, KeyKind.USER, KeyKind.CURVE));
        kind.setId("key-kind");
        kind.valueProperty().bindBidirectional(model.kind());
        show(new OperationView(new GenerateKeyController(context, model, made), model, TEXTS.get("generate.title"))
                .with(
                        Controls.paragraph(TEXTS.get("generate.text"), "text-muted"),
                        new Field(TEXTS.get("kind"), kind, ""))
                .verb(TEXTS.get("generate.verb")));
    }

    void bringIn(Path from) {
        var model = new BringInController.Model();
        var passphrase = new PasswordField();
        passphrase.setId("key-passphrase");
        passphrase.textProperty().bindBidirectional(model.passphrase().text());
        show(new OperationView(new BringInController(context, model, from), model, TEXTS.get("bring-in.title"))
                .with(
                        Controls.paragraph(TEXTS.get("bring-in.text", from)),
                        new Field(TEXTS.get("bring-in.passphrase"), passphrase, TEXTS.get("bring-in.passphrase.hint")))
                .verb(TEXTS.get("bring-in.verb")));
    }

    void takeOut(KnownKey known, Path file) {
        var model = new TakeOutModel();
        var way = new Choices<>(TEXTS.get("take-out.way"), model.way())
                .offer(Way.PASSPHRASE, TEXTS.get("take-out.passphrase"), TEXTS.get("take-out.passphrase.hint"))
                .offer(Way.CURVE, TEXTS.get("take-out.curve"), TEXTS.get("take-out.curve.hint"));
        var passphrase = new PassphraseFields("seal", TEXTS.get("take-out.hint"), model.passphrase());
        var receiver = new TextField();
        receiver.setId("key-receiver");
        receiver.getStyleClass().add("mono");
        receiver.textProperty().bindBidirectional(model.receiver());
        var receiverField = new Field(TEXTS.get("take-out.receiver"), receiver, TEXTS.get("take-out.receiver.hint"));
        model.way().subscribe(chosen -> {
            Controls.show(passphrase, Visible.when(chosen == Way.PASSPHRASE));
            Controls.show(receiverField, Visible.when(chosen == Way.CURVE));
        });
        show(about(known, "take-out.title", new TakeOutController(context, model, known, file), model)
                .with(
                        Controls.paragraph(TEXTS.get("take-out.text", file.getFileName())),
                        way,
                        passphrase,
                        receiverField)
                .verb(TEXTS.get("take-out.verb")));
    }

    void compromised(KnownKey known) {
        var model = new CompromiseController.Model();
        var note = new TextField();
        note.setId("key-note");
        note.textProperty().bindBidirectional(model.note());
        show(about(known, "compromised.title", new CompromiseController(context, model, known), model)
                .with(
                        Controls.paragraph(TEXTS.get("compromised.text")),
                        new CompromiseSteps(CompromisePlan.of(known)),
                        new Field(TEXTS.get("compromised.note"), note, TEXTS.get("compromised.note.hint")))
                .verb(TEXTS.get("compromised.verb"), "danger"));
    }

    void remove(KnownKey known) {
        var model = RemoveKeyController.model(context, known);
        var sheet = about(known, "remove.title", new RemoveKeyController(context, model, known), model)
                .with(Controls.paragraph(TEXTS.get("remove.text")));
        BackupOffer.before(sheet, model, context);
        show(sheet.typed(model.typed()).verb(TEXTS.get("remove.verb"), "danger"));
    }

    private static OperationView about(
            KnownKey known, String title, OperationController<?> controller, OperationModel model) {
        return new OperationView(controller, model, TEXTS.get(title, KeysText.kind(known)))
                .about(KeysText.usedBy(known), known.key());
    }

    private void show(OperationView sheet) {
        context.dialogs().show(sheet);
    }
}
