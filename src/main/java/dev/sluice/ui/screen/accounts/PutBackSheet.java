package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.ClaimList;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;

/// Review before the content of an old revision is signed anew: what that changes now.
final class PutBackSheet {

    private static final Messages TEXTS = Messages.of("accounts");

    private PutBackSheet() {}

    static void show(ScreenContext context, Account account, Revision revision, Map<String, String> names) {
        var history = context.session().services().revisions();
        var number = revision.number();
        // First, so that a revision which cannot come back is refused before anything is shown.
        context.jobs()
                .run(
                        () -> history.preview(account.key(), number),
                        found -> show(context, account, number, found, names),
                        context.dialogs()::problem);
    }

    private static void show(
            ScreenContext context, Account account, long number, List<ClaimChange> found, Map<String, String> names) {
        var history = context.session().services().revisions();
        var level = context.session().environment().level();
        var act = new OperationSheet<Outcome>(context.jobs(), TEXTS.get("put-back.title", number, account.name()))
                .about(account.name(), account.key())
                .with(Controls.paragraph(TEXTS.get("put-back.effect", account.name(), number)))
                .with(
                        found.isEmpty()
                                ? Controls.paragraph(TEXTS.get("put-back.same"), "text-muted")
                                : new ClaimList(TEXTS.get("put-back.changes"), found, names));
        if (cuts(found)) {
            act.with(Controls.paragraph(TEXTS.get("put-back.cuts"), "note", "expiry-warning"))
                    .typed(new TypedName(account.name(), level, TypedName.Act.CUT));
        }
        act.verb(
                TEXTS.get("put-back.verb", number),
                progress -> history.putBack(
                                account.key(), number, OperationOptions.now().with(progress))
                        .outcome(),
                outcome -> said(context, TEXTS.get("put-back.done", number, account.name(), OutcomeText.of(outcome))),
                cuts(found) ? "danger" : "accent");
        context.dialogs().show(act);
    }

    /// Whether something that is shared now would not be afterwards.
    private static boolean cuts(List<ClaimChange> found) {
        return found.stream()
                .anyMatch(change -> change instanceof ClaimChange.Removed(var path, var _)
                        && (path.startsWith("exports[") || path.startsWith("imports[")));
    }

    private static String said(ScreenContext context, String sentence) {
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
