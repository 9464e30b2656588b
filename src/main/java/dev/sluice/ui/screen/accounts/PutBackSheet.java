package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.ClaimList;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Map;

/// Review before the content of an old revision is signed anew: what that changes now.
final class PutBackSheet {

    private static final Messages TEXTS = Messages.of("accounts");

    private PutBackSheet() {}

    static void show(ScreenContext context, Account account, Revision revision, Map<String, String> names) {
        PutBackController.read(context, account, revision.number(), model -> show(context, model, names));
    }

    private static void show(ScreenContext context, PutBackModel model, Map<String, String> names) {
        var account = model.account();
        var number = model.number();
        var changes = model.changes();
        var sheet = new OperationView(
                        new PutBackController(context, model),
                        model,
                        TEXTS.get("put-back.title", number, account.name()))
                .about(account.name(), account.key())
                .with(Controls.paragraph(TEXTS.get("put-back.effect", account.name(), number)))
                .with(
                        changes.isEmpty()
                                ? Controls.paragraph(TEXTS.get("put-back.same"), "text-muted")
                                : new ClaimList(TEXTS.get("put-back.changes"), changes, names));
        if (model.cutsSomething()) {
            sheet.with(Controls.paragraph(TEXTS.get("put-back.cuts"), "note", "expiry-warning"));
        }
        context.dialogs()
                .show(sheet.typed(model.typed())
                        .verb(TEXTS.get("put-back.verb", number), model.cutsSomething() ? "danger" : "accent"));
    }
}
