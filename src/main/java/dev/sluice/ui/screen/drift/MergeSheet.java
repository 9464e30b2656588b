package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts;
import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.maintenance.Drifts.Obstacle;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.screen.drift.ClaimChoice.Side;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Choosing claim by claim, then one push of what was chosen.
final class MergeSheet {

    private static final Messages TEXTS = Messages.of("drift");

    private final ScreenContext context;
    private final DriftRow row;
    private final Drift drift;
    private final List<ClaimChoice> choices;
    private final BooleanProperty takeable = new SimpleBooleanProperty();
    private final Label verdict = Controls.paragraph(TEXTS.get("merge.checking"), "text-muted");
    private final OperationSheet<Outcome> sheet;
    private Set<String> checked = Set.of();

    MergeSheet(ScreenContext context, DriftRow row, Drift drift) {
        this.context = context;
        this.row = row;
        this.drift = drift;
        this.choices = drift.lines().stream()
                .map(line -> new ClaimChoice(line, row.names()))
                .toList();
        this.sheet = new OperationSheet<>(context.jobs(), TEXTS.get("merge.title", row.name()));
        verdict.setId("merge-verdict");
    }

    void show() {
        var list = new VBox();
        list.getStyleClass().addAll("claim-list", "drift-claims");
        list.getChildren().addAll(choices);
        sheet.with(Controls.paragraph(TEXTS.get("merge.effect", row.name())), both(), list, verdict)
                .when(takeable)
                .typed(new TypedName(row.name(), context.session().environment().level(), TypedName.Act.CUT))
                .verb(
                        TEXTS.get("merge.verb"),
                        progress -> drifts().merge(
                                        drift, chosen(), OperationOptions.now().with(progress)),
                        this::said);
        context.dialogs().show(sheet);
        context.jobs().run(() -> drifts().obstacles(drift), this::settle, sheet::showProblem);
    }

    private Drifts drifts() {
        return context.session().services().drifts();
    }

    private Node both() {
        var ours = Controls.button(TEXTS.get("merge.all.ours"), () -> choose(Side.OURS), "small");
        var theirs = Controls.button(TEXTS.get("merge.all.theirs"), () -> choose(Side.THEIRS), "small");
        theirs.setId("merge-all-theirs");
        return Controls.row("facets", ours, theirs);
    }

    private void choose(Side side) {
        choices.forEach(choice -> choice.choose(side));
    }

    private Set<String> chosen() {
        return choices.stream()
                .filter(choice -> choice.taken().get())
                .map(ClaimChoice::claim)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void settle(Map<String, Obstacle> obstacles) {
        for (var choice : choices) {
            choice.settle(obstacles.get(choice.claim()));
            choice.taken().subscribe(this::check);
        }
        check();
    }

    /// Claims that can be taken one by one may not go together, such as two exports of one name.
    private void check() {
        var paths = chosen();
        checked = paths;
        takeable.set(false);
        context.jobs()
                .run(
                        () -> drifts().untaken(drift, paths),
                        left -> {
                            if (checked.equals(paths)) {
                                say(paths.size(), left);
                            }
                        },
                        sheet::showProblem);
    }

    private void say(int taken, List<String> left) {
        takeable.set(left.isEmpty());
        var names =
                left.stream().map(text -> DriftText.named(text, row.names())).collect(Collectors.joining(", "));
        verdict.setText(
                left.isEmpty() ? TEXTS.get("merge.sum", taken, choices.size() - taken) : TEXTS.get("merge.not", names));
        verdict.getStyleClass().setAll("label", left.isEmpty() ? "mark-done" : "mark-failed");
        verdict.setGraphic(Controls.icon(left.isEmpty() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
    }

    private String said(Outcome outcome) {
        var sentence = TEXTS.get("merge.done", row.name(), OutcomeText.of(outcome));
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
