package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// Replaces a signing key, or goes on where that was stopped.
final class RotateController extends OperationController<Rotation> {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;
    private final RotateModel model;

    RotateController(ScreenContext context, RotateModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// Makes the plan before it is shown.
    static void read(ScreenContext context, KnownKey known, Consumer<RotateModel> opening) {
        var level = context.session().environment().level();
        var proof = context.session().proof();
        context.jobs()
                .run(
                        () -> new RotateModel(known, plan(context, known), level, proof),
                        opening,
                        context.dialogs()::problem);
    }

    private static RotationPlan plan(ScreenContext context, KnownKey known) {
        var rotations = context.session().services().rotation();
        var account = known.account();
        return account == null
                ? rotations.plan()
                : rotations.plan(account, known.rotation() == null ? known.key() : null);
    }

    @Override
    protected Rotation perform(Progress progress) {
        var rotations = context.session().services().rotation();
        var options = OperationOptions.now().with(progress);
        var account = model.account();
        return account == null ? rotations.goOn(options) : rotations.goOn(model.wish(account), options);
    }

    @Override
    protected String done(Rotation rotation) {
        if (model.account() == null) {
            model.reached(rotation.phase());
            return context.session().tell(TEXTS.get(rotation.isEnded() ? "done.operator" : "done.added"));
        }
        model.reached(rotation.isEnded() ? Phase.RETIRED : Phase.RETIRING);
        var word = rotation.isEnded() ? (rotation.keepsOld() ? "done.first" : "done.account") : "done.waits";
        return context.session().tell(TEXTS.get(word, model.plan().name()));
    }
}
