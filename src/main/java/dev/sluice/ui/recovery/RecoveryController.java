package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Finishes an interrupted work, or puts it back.
final class RecoveryController extends OperationController<Outcome> {

    private static final Messages TEXTS = Messages.of("recovery");

    private final ScreenContext context;
    private final Interrupted one;
    private final Choice choice;
    private final Runnable after;

    /// @param after told when it is done
    RecoveryController(ScreenContext context, OperationModel model, Interrupted one, Choice choice, Runnable after) {
        super(context.jobs(), model);
        this.context = context;
        this.one = one;
        this.choice = choice;
        this.after = after;
    }

    /// What is said of it goes by this word.
    static String word(Choice choice) {
        return switch (choice) {
            case FINISH -> "finish";
            case PUT_BACK -> "back";
        };
    }

    @Override
    protected Outcome perform(Progress progress) {
        var recovery = context.session().services().recovery();
        var options = OperationOptions.now().with(progress);
        return switch (choice) {
            case FINISH -> recovery.finish(one.work().id(), options);
            case PUT_BACK -> recovery.putBack(one.work().id(), options);
        };
    }

    @Override
    protected String done(Outcome outcome) {
        after.run();
        return context.session()
                .tell(TEXTS.get(word(choice) + ".done", InterruptedText.title(one), OutcomeText.of(outcome)));
    }
}
