package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Choosing claim by claim, then one push of what was chosen.
final class MergeSheet {

    private static final Messages TEXTS = Messages.of("drift");

    private MergeSheet() {}

    static void show(ScreenContext context, DriftRow row, Drift drift) {
        var model = new MergeModel(drift.lines(), context.session().typed(row.name(), TypedName.Severity.CUT));
        var controller = new MergeController(context, row, drift, model);
        var list = new VBox();
        list.getStyleClass().addAll("claim-list", "drift-claims");
        model.claims().forEach(claim -> list.getChildren().add(new ClaimChoice(claim, row.names())));
        context.dialogs()
                .show(new OperationView(controller, model, TEXTS.get("merge.title", row.name()))
                        .with(
                                Controls.paragraph(TEXTS.get("merge.effect", row.name())),
                                both(model),
                                list,
                                VerdictLine.of(model, "merge-verdict", TEXTS.get("merge.checking")))
                        .typed(model.typed())
                        .verb(TEXTS.get("merge.verb")));
        controller.open();
    }

    private static Node both(MergeModel model) {
        var ours = Controls.button(TEXTS.get("merge.all.ours"), model::chooseOurs, "small");
        var theirs = Controls.button(TEXTS.get("merge.all.theirs"), model::chooseTheirs, "small");
        theirs.setId("merge-all-theirs");
        return Controls.row("facets", ours, theirs);
    }
}
