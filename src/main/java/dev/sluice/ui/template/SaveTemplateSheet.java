package dev.sluice.ui.template;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;

/// Asks for the name of a template, and for the account where several are meant.
public final class SaveTemplateSheet {
    private static final Messages TEXTS = Messages.of("templates");

    private SaveTemplateSheet() {}

    /// @param accounts one of them is chosen
    /// @param done told of its name
    public static void show(ScreenContext context, List<Account> accounts, Consumer<String> done) {
        var model = new SaveTemplateModel(accounts);
        var controller = new SaveTemplateController(context, model, done);
        var sheet = new Sheet(TEXTS.get("save.title"), Sheet.Size.MEDIUM);
        var name = new NameField(TEXTS.get("name"), TEXTS.get("name.hint"), model.name());
        name.input().setId("template-name");
        if (accounts.size() == 1) {
            var account = accounts.getFirst();
            sheet.add(Controls.party(account.name(), account.key()));
        } else {
            var pick = new PickList<Account>(Account::name);
            pick.of(accounts).valueProperty().bindBidirectional(model.account());
            pick.setId("template-account");
            sheet.add(new Field(TEXTS.get("account"), pick, TEXTS.get("account.hint")));
        }
        var replacing = new CheckBox(TEXTS.get("replace"));
        replacing.setId("template-replace");
        replacing.setMnemonicParsing(false);
        replacing.selectedProperty().bindBidirectional(model.replacing());
        sheet.add(Controls.paragraph(TEXTS.get("save.effect"), "text-muted"), name, replacing);
        sheet.startAt(name.input());
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.primary(TEXTS.get("save.verb"), controller::save).setId("template-save");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }
}
