package dev.sluice.ui.user;

import dev.sluice.domain.account.UserFacts;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.terms.TermsField;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Other rules, or another end, for a user.
final class EditUserSheet {

    private static final Messages TEXTS = Messages.of("users");

    private EditUserSheet() {}

    static void show(ScreenContext context, UserFacts facts) {
        var user = facts.user();
        var role = facts.role();
        var model = new EditUserModel(facts, context.session().typed(user.name(), TypedName.Severity.CUT));
        var controller = new EditUserController(context, model);
        var sheet = new OperationView(controller, model, TEXTS.get("edit.title", user.name()))
                .about(user.name(), user.key())
                .with(Controls.paragraph(TEXTS.get("edit.effect"), "text-muted"));
        if (role != null) {
            sheet.with(Controls.paragraph(TEXTS.get("edit.role", role), "note"));
        }
        var terms = new TermsField(model.terms()).show(facts.limits());
        Controls.show(terms, Visible.when(role == null));
        var life = life(context, model);
        sheet.with(terms, pair(life, model), cutting(model))
                .typed(model.typed(), model.cutting())
                .verb(TEXTS.get("edit.verb"));
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.startAt(life);
        context.dialogs().show(sheet);
    }

    private static PickList<Optional<UserLife>> life(ScreenContext context, EditUserModel model) {
        var life = new PickList<Optional<UserLife>>(
                choice -> choice.map(one -> one.words(context.moments())).orElseGet(() -> TEXTS.get("life.as-is")));
        life.of(Stream.concat(
                        Stream.of(Optional.<UserLife>empty()),
                        Stream.of(UserLife.values()).map(Optional::of))
                .toList());
        life.setId("user-life");
        life.valueProperty().bindBidirectional(model.life());
        return life;
    }

    private static HBox pair(PickList<Optional<UserLife>> life, EditUserModel model) {
        var tags = new TextField();
        tags.setId("user-tags");
        tags.textProperty().bindBidirectional(model.tags());
        var pair = new HBox(
                new Field(TEXTS.get("life"), life, TEXTS.get("life.hint")),
                new Field(TEXTS.get("tags"), tags, TEXTS.get("tags.hint")));
        pair.getStyleClass().add("field-pair");
        return pair;
    }

    private static CheckBox cutting(EditUserModel model) {
        var cutting = new CheckBox(TEXTS.get("edit.cutting"));
        cutting.setId("user-cutting");
        cutting.setMnemonicParsing(false);
        cutting.setWrapText(true);
        cutting.selectedProperty().bindBidirectional(model.cutting());
        return cutting;
    }
}
