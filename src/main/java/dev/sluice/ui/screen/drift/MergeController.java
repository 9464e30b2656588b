package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts;
import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.maintenance.Drifts.Obstacle;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.screen.drift.DriftChoiceModel.Verdict;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Pushes what was chosen claim by claim, as far as that can be taken together.
final class MergeController extends OperationController<Outcome> {

    private static final Messages TEXTS = Messages.of("drift");

    private final ScreenContext context;
    private final DriftRow row;
    private final Drift drift;
    private final MergeModel model;
    private final LatestOnly checking;

    MergeController(ScreenContext context, DriftRow row, Drift drift, MergeModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.row = row;
        this.drift = drift;
        this.model = model;
        this.checking = context.jobs().lane();
    }

    /// Finds out which claims can be taken.
    void open() {
        context.jobs().run(() -> drifts().obstacles(drift), this::settle, model::spoil);
    }

    private void settle(Map<String, Obstacle> obstacles) {
        model.claims().forEach(claim -> {
            claim.settle(obstacles.get(claim.line().path()));
            claim.taken().subscribe((_, _) -> check());
        });
        check();
    }

    /// Claims that can be taken one by one may not go together, such as two exports of one name.
    private void check() {
        var paths = model.taken();
        model.judge(null);
        checking.run(() -> drifts().untaken(drift, paths), left -> judge(paths.size(), left), model::spoil);
    }

    private void judge(int taken, List<String> left) {
        var names =
                left.stream().map(text -> DriftText.named(text, row.names())).collect(Collectors.joining(", "));
        var text = left.isEmpty()
                ? TEXTS.get("merge.sum", taken, model.claims().size() - taken)
                : TEXTS.get("merge.not", names);
        model.judge(new Verdict(left.isEmpty(), text));
    }

    private Drifts drifts() {
        return context.session().services().drifts();
    }

    @Override
    protected Outcome perform(Progress progress) {
        return drifts().merge(drift, model.taken(), OperationOptions.now().with(progress));
    }

    @Override
    protected String done(Outcome outcome) {
        return context.session().tell(TEXTS.get("merge.done", row.name(), OutcomeText.of(outcome)));
    }
}
