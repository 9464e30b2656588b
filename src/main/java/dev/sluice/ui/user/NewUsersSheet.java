package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.LinesArea;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.terms.TermsField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// The form for new users of an account.
final class NewUsersSheet {

    private static final Messages TEXTS = Messages.of("users");
    private static final int LINES = 3;

    private NewUsersSheet() {}

    /// @param accounts to choose from, of which the model has chosen one or none
    static void show(
            ScreenContext context, NewUsersController controller, NewUsersModel model, List<Account> accounts) {
        var account = AccountChoice.of(accounts);
        account.valueProperty().bindBidirectional(model.account());
        var names = new LinesArea("user-names", LINES);
        names.textProperty().bindBidirectional(model.names());
        var named = new Field(TEXTS.get("new.names"), names, TEXTS.get("new.names.hint"));
        model.names().subscribe(text -> NewUsersModel.fault(text).ifPresentOrElse(named::wrong, named::fine));
        var life = UserLife.choice(context.moments());
        life.valueProperty().bindBidirectional(model.life());
        var tags = new TextField();
        tags.setId("user-tags");
        tags.textProperty().bindBidirectional(model.tags());
        var pair = new HBox(UserLife.field(life), new Field(TEXTS.get("tags"), tags, TEXTS.get("tags.hint")));
        pair.getStyleClass().add("field-pair");
        var terms = new TermsField(model.terms());
        model.role().subscribe(chosen -> Controls.show(terms, Visible.when(chosen.isEmpty())));
        var sheet = new Sheet(TEXTS.get("new.title"), Sheet.Size.MEDIUM);
        sheet.add(
                Controls.paragraph(TEXTS.get("new.intro"), "text-muted"),
                AccountChoice.field(account),
                named,
                pair,
                role(model),
                terms);
        sheet.startAt(model.account().get() == null ? account : names);
        sheet.primary(TEXTS.get("new.verb"), controller::make).setId("user-create");
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.follow(model);
        context.dialogs().show(sheet);
    }

    private static Field role(NewUsersModel model) {
        var role = new PickList<Optional<String>>(choice -> choice.orElseGet(() -> TEXTS.get("role.none")));
        role.setId("user-role");
        var field = new Field(TEXTS.get("role"), role, TEXTS.get("role.hint"));
        model.roles().subscribe(found -> {
            role.of(Stream.concat(
                                    Stream.of(Optional.<String>empty()),
                                    found.stream().map(Optional::of))
                            .toList())
                    .setValue(Optional.empty());
            Controls.show(field, Visible.when(!found.isEmpty()));
        });
        // Nothing is chosen for a moment while its items change.
        role.valueProperty().subscribe(chosen -> model.role().set(chosen == null ? Optional.empty() : chosen));
        return field;
    }
}
