package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.session.ScreenContext;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// Stages what a form says of a subject, and shows it then. A subject by which much goes over is typed once more.
public abstract class SubjectStagingController extends SheetController {

    private final ScreenContext context;
    private final SheetModel model;
    private final MeantModel meant;
    private final CheckedText subject;
    private final Consumer<String> open;

    /// What was staged.
    ///
    /// @param sentence about it
    public record Staged(UUID id, String sentence) {}

    /// @param subject where it is said that it has to be typed once more
    /// @param open shows what was staged, by its id
    protected SubjectStagingController(
            ScreenContext context, SheetModel model, MeantModel meant, CheckedText subject, Consumer<String> open) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.meant = meant;
        this.subject = subject;
        this.open = open;
    }

    /// @param work in the background
    protected final void stage(Function<OperationOptions, Staged> work) {
        var confirmed = model.agreedAnd(meant.named());
        finish(() -> work.apply(OperationOptions.stage().confirming(confirmed)), staged -> {
            open.accept(staged.id().toString());
            context.session().tell(staged.sentence());
        });
    }

    @Override
    protected final boolean answers(Problem problem) {
        return meant.answers(problem, subject);
    }
}
