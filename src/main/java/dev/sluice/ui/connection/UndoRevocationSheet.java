package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.RevocationView.Clears;
import dev.sluice.domain.federation.operation.RevocationView.Needed;
import dev.sluice.domain.federation.operation.RevocationView.Opens;
import dev.sluice.domain.federation.operation.RevocationView.Returns;
import dev.sluice.domain.federation.operation.RevocationView.Unlisted;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// Review before a revocation is taken back: what opens again, and which dead tokens come to life.
final class UndoRevocationSheet {

    private static final Messages TEXTS = Messages.of("connection");

    private UndoRevocationSheet() {}

    static void show(ScreenContext context, RevocationLine line) {
        var revocations = context.session().services().revocations();
        var revocation = line.view().revocation();
        var target = line.target().name();
        var act = new OperationSheet<OperationResult<Optional<Connection>>>(
                        context.jobs(), TEXTS.get("undo.title", target))
                .about(target, revocation.target())
                .with(Controls.paragraph(effect(line)));
        if (line.view().tokens().isEmpty()) {
            act.with(Controls.paragraph(TEXTS.get("undo.unknown", target), "text-muted"));
        } else {
            var warning = Controls.paragraph(TEXTS.get("undo.warning", target), "note", "expiry-warning");
            warning.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE));
            act.with(warning);
        }
        var level = context.session().environment().level();
        act.typed(new TypedName(target, level, TypedName.Act.CUT))
                .preview(() -> revocations.preview(revocation))
                .verb(
                        TEXTS.get("undo.verb"),
                        progress -> revocations.undo(
                                revocation, OperationOptions.now().with(progress)),
                        result -> said(context, line, result),
                        "danger");
        context.dialogs().show(act);
        act.look();
    }

    private static String effect(RevocationLine line) {
        var key = switch (line.view().undo()) {
            case Opens _ -> "undo.opens";
            case Returns _ -> "undo.returns";
            case Clears _, Needed _, Unlisted _ -> "undo.clears";
        };
        return TEXTS.get(key, line.target().name(), line.subject());
    }

    private static String said(
            ScreenContext context, RevocationLine line, OperationResult<Optional<Connection>> result) {
        var key = switch (line.view().undo()) {
            case Opens _ -> "undo.done.opens";
            case Returns _ -> "undo.done.returns";
            case Clears _, Needed _, Unlisted _ -> "undo.done.clears";
        };
        var sentence = TEXTS.get(key, line.target().name(), line.subject(), OutcomeText.of(result.outcome()));
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
