package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts;
import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.screen.drift.DriftChoiceModel.Verdict;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;

/// Takes what another tool pushed, if all of it can be taken.
final class TakeController extends OperationController<Outcome> {

    private static final Messages TEXTS = Messages.of("drift");

    private final ScreenContext context;
    private final DriftRow row;
    private final Drift drift;
    private final DriftChoiceModel model;

    TakeController(ScreenContext context, DriftRow row, Drift drift, DriftChoiceModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.row = row;
        this.drift = drift;
        this.model = model;
        model.requireVerdict();
    }

    /// Finds out whether it can be taken.
    void check() {
        context.jobs()
                .run(
                        () -> drifts().untaken(drift).stream()
                                .map(text -> DriftText.named(text, row.names()))
                                .toList(),
                        this::judge,
                        model::spoil);
    }

    private void judge(List<String> rest) {
        var text = rest.isEmpty() ? TEXTS.get("take.whole") : TEXTS.get("take.not", String.join(", ", rest));
        model.judge(new Verdict(rest.isEmpty(), text));
    }

    private Drifts drifts() {
        return context.session().services().drifts();
    }

    @Override
    protected Outcome perform(Progress progress) {
        return drifts().takeTheirs(drift.account().key(), OperationOptions.now().with(progress));
    }

    @Override
    protected String done(Outcome outcome) {
        return context.session().tell(TEXTS.get("take.done", row.name(), OutcomeText.of(outcome)));
    }
}
