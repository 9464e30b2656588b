package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.RevokeManyModel.Whom;
import java.util.List;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// Review before an account shuts out a key that others made, or everybody whose creds are older than a day.
final class RevokeManySheet {

    private static final Messages TEXTS = Messages.of("users");

    private RevokeManySheet() {}

    private static TypedName typed(ScreenContext context, @Nullable Account chosen) {
        var session = context.session();
        return session.typed(chosen == null ? session.environment().name() : chosen.name(), TypedName.Severity.CUT);
    }

    static void show(ScreenContext context, List<Account> accounts, @Nullable Account chosen) {
        var model = new RevokeManyModel(chosen, typed(context, chosen));
        var account = AccountChoice.of(accounts);
        account.valueProperty().bindBidirectional(model.account());
        var whom = new Choices<>(TEXTS.get("revoke-many.whom"), model.whom())
                .offer(Whom.KEY, TEXTS.get("revoke-many.key"), TEXTS.get("revoke-many.key.hint"))
                .offer(Whom.EVERYBODY, TEXTS.get("revoke-many.everybody"), TEXTS.get("revoke-many.everybody.hint"));
        var key = new TextField();
        key.setId("revoke-key");
        key.getStyleClass().add("mono");
        key.textProperty().bindBidirectional(model.key());
        var before = new DatePicker();
        before.setId("revoke-before");
        before.valueProperty().bindBidirectional(model.before());
        var keyField = new Field(TEXTS.get("key"), key, TEXTS.get("revoke-many.key.prompt"));
        var beforeField = new Field(TEXTS.get("revoke-many.before"), before, TEXTS.get("revoke-many.before.hint"));
        model.whom().subscribe(one -> {
            Controls.show(keyField, Visible.when(one == Whom.KEY));
            Controls.show(beforeField, Visible.when(one == Whom.EVERYBODY));
        });
        var controller = new RevokeManyController(context, model);
        var sheet = new OperationView(controller, model, TEXTS.get("revoke-many.title"))
                .with(AccountChoice.field(account), whom, keyField, beforeField)
                .typed(model.typed())
                .verb(TEXTS.get("revoke-many.verb"), "danger");
        sheet.aside(new CopyAsCommand(controller::lines));
        context.dialogs().show(sheet);
    }
}
