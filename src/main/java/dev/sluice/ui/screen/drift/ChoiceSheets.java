package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Reviews before something is done about a difference: what it does, in sentences, then the pushes.
final class ChoiceSheets {

    private static final Messages TEXTS = Messages.of("drift");
    /// More would not be read.
    private static final int MOST = 10;

    private final ScreenContext context;

    ChoiceSheets(ScreenContext context) {
        this.context = context;
    }

    void keep(DriftRow row) {
        var drift = row.drift();
        if (drift == null) {
            return;
        }
        var key = drift.account().key();
        var word = row.isDeleted() ? "keep.deleted" : "keep";
        var sheet = new OperationSheet<Outcome>(context.jobs(), TEXTS.get(word + ".title", row.name()))
                .about(row.name(), key)
                .with(
                        Controls.paragraph(TEXTS.get(word + ".effect", row.name())),
                        consequences(row, drift.lines(), "kept"));
        sheet.typed(typed(row))
                .verb(
                        TEXTS.get(word),
                        progress -> context.session()
                                .services()
                                .drifts()
                                .keepOurs(key, OperationOptions.now().with(progress)),
                        outcome -> said(TEXTS.get(word + ".done", row.name(), OutcomeText.of(outcome))));
        context.dialogs().show(sheet);
    }

    void take(DriftRow row) {
        var drift = row.drift();
        if (drift == null) {
            return;
        }
        var key = drift.account().key();
        var takeable = new SimpleBooleanProperty();
        var verdict = Controls.paragraph(TEXTS.get("take.checking"), "text-muted");
        verdict.setId("take-verdict");
        var drifts = context.session().services().drifts();
        var sheet = new OperationSheet<Outcome>(context.jobs(), TEXTS.get("take.title", row.name()))
                .about(row.name(), key)
                .with(
                        Controls.paragraph(TEXTS.get("take.effect", row.name())),
                        consequences(row, drift.lines(), "taken"),
                        verdict)
                .when(takeable);
        sheet.typed(typed(row))
                .verb(
                        TEXTS.get("take"),
                        progress ->
                                drifts.takeTheirs(key, OperationOptions.now().with(progress)),
                        outcome -> said(TEXTS.get("take.done", row.name(), OutcomeText.of(outcome))));
        context.dialogs().show(sheet);
        Function<String, String> named = text -> DriftText.named(text, row.names());
        context.jobs()
                .run(
                        () -> drifts.untaken(drift).stream().map(named).toList(),
                        rest -> {
                            takeable.set(rest.isEmpty());
                            say(verdict, rest);
                        },
                        (Problem problem) -> {
                            verdict.setText("");
                            sheet.showProblem(problem);
                        });
    }

    private static void say(Label verdict, List<String> rest) {
        verdict.setText(rest.isEmpty() ? TEXTS.get("take.whole") : TEXTS.get("take.not", String.join(", ", rest)));
        verdict.getStyleClass().setAll("label", rest.isEmpty() ? "mark-done" : "mark-failed");
        verdict.setGraphic(Controls.icon(rest.isEmpty() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
    }

    void mend(List<String> names) {
        var sheet = new OperationSheet<Reconciliation>(context.jobs(), TEXTS.get("mend.title", names.size()))
                .with(
                        Controls.paragraph(TEXTS.get("mend.effect")),
                        Controls.paragraph(shortened(names)),
                        Controls.paragraph(TEXTS.get("mend.left"), "text-muted"))
                .verb(
                        TEXTS.get("mend.verb"),
                        progress -> context.session()
                                .services()
                                .reconciler()
                                .reconcile(OperationOptions.now().with(progress)),
                        found -> said(mended(found)));
        context.dialogs().show(sheet);
    }

    private static String mended(Reconciliation found) {
        var left =
                found.accounts().stream().filter(account -> account.isDrift()).count();
        return TEXTS.get("mend.done", found.mended().size(), left);
    }

    private static String shortened(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        return names.size() > MOST ? TEXTS.get("and-more", first, names.size() - MOST) : first;
    }

    private TypedName typed(DriftRow row) {
        return new TypedName(row.name(), context.session().environment().level(), TypedName.Act.CUT);
    }

    private static Node consequences(DriftRow row, List<Line> lines, String how) {
        var box = new VBox();
        box.getStyleClass().add("effect-list");
        if (!row.isDeleted()) {
            lines.stream()
                    .limit(MOST)
                    .forEach(line -> box.getChildren()
                            .add(Controls.row("effect", icon(ChangeKind.of(line), how), sentence(row, line, how))));
            if (lines.size() > MOST) {
                box.getChildren().add(Controls.label(TEXTS.get("more", lines.size() - MOST), "text-muted"));
            }
        }
        return box;
    }

    /// What the servers, or this workspace, get: keeping ours undoes what was done there.
    private static Node icon(ChangeKind mark, String how) {
        return how.equals("taken") ? mark.icon() : mark.undone().icon();
    }

    private static Node sentence(DriftRow row, Line line, String how) {
        var mark = ChangeKind.of(line);
        return Controls.paragraph(TEXTS.get(how + "." + mark.key(), DriftText.path(line, row.names())), "effect-text");
    }

    private String said(String sentence) {
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
