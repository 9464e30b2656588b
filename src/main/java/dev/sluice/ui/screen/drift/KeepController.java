package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Pushes what is ours over what another tool pushed.
final class KeepController extends OperationController<Outcome> {

    private static final Messages TEXTS = Messages.of("drift");

    private final ScreenContext context;
    private final DriftRow row;
    private final PublicKey key;

    KeepController(ScreenContext context, DriftRow row, PublicKey key, DriftChoiceModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.row = row;
        this.key = key;
    }

    /// The beginning of its keys in the bundle.
    static String word(DriftRow row) {
        return row.isDeleted() ? "keep.deleted" : "keep";
    }

    @Override
    protected Outcome perform(Progress progress) {
        return context.session()
                .services()
                .drifts()
                .keepOurs(key, OperationOptions.now().with(progress));
    }

    @Override
    protected String done(Outcome outcome) {
        return context.session().tell(TEXTS.get(word(row) + ".done", row.name(), OutcomeText.of(outcome)));
    }
}
