package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

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
        var word = KeepController.word(row);
        var model = model(row);
        context.dialogs()
                .show(new OperationView(
                                new KeepController(context, row, key, model),
                                model,
                                TEXTS.get(word + ".title", row.name()))
                        .about(row.name(), key)
                        .with(
                                Controls.paragraph(TEXTS.get(word + ".effect", row.name())),
                                consequences(row, drift.lines(), "kept"))
                        .typed(model.typed())
                        .verb(TEXTS.get(word)));
    }

    void take(DriftRow row) {
        var drift = row.drift();
        if (drift == null) {
            return;
        }
        var model = model(row);
        var controller = new TakeController(context, row, drift, model);
        context.dialogs()
                .show(new OperationView(controller, model, TEXTS.get("take.title", row.name()))
                        .about(row.name(), drift.account().key())
                        .with(
                                Controls.paragraph(TEXTS.get("take.effect", row.name())),
                                consequences(row, drift.lines(), "taken"),
                                VerdictLine.of(model, "take-verdict", TEXTS.get("take.checking")))
                        .typed(model.typed())
                        .verb(TEXTS.get("take")));
        controller.check();
    }

    void mend(List<String> names) {
        var model = new OperationModel();
        context.dialogs()
                .show(new OperationView(
                                new MendController(context, model), model, TEXTS.get("mend.title", names.size()))
                        .with(
                                Controls.paragraph(TEXTS.get("mend.effect")),
                                Controls.paragraph(shortened(names)),
                                Controls.paragraph(TEXTS.get("mend.left"), "text-muted"))
                        .verb(TEXTS.get("mend.verb")));
    }

    private static String shortened(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        return names.size() > MOST ? TEXTS.get("and-more", first, names.size() - MOST) : first;
    }

    private DriftChoiceModel model(DriftRow row) {
        return new DriftChoiceModel(context.session().typed(row.name(), TypedName.Severity.CUT));
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
}
