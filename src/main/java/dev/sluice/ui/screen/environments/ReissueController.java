package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.key.OperatorReissue;
import dev.sluice.domain.model.Environment;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.Optional;

/// Gives an operator another identity, step by step: made here, installed by a person, counted once every server
/// trusts it.
final class ReissueController extends OperationController<Environment> {
    private static final Messages TEXTS = Messages.of("environments");

    private final ScreenContext context;
    private final Environment environment;
    private final ReissueModel model;

    ReissueController(ScreenContext context, Environment environment, ReissueModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.environment = environment;
        this.model = model;
    }

    private OperatorReissue reissue() {
        return context.session().workspace().services(environment.id()).reissue();
    }

    void begin() {
        context.jobs()
                .run(() -> reissue().begin(), jwt -> model.next().set(Optional.of(jwt)), context.dialogs()::problem);
    }

    /// Nothing changes: servers that were started with it go on trusting all keys of before.
    void cancel() {
        context.jobs()
                .run(
                        () -> reissue().cancel(),
                        () -> {
                            model.next().set(Optional.empty());
                            context.session().tell(TEXTS.get("reissue.cancelled", environment.name()));
                        },
                        context.dialogs()::problem);
    }

    void save(Path file) {
        var jwt = model.next().get().orElseThrow();
        context.jobs()
                .run(
                        () -> FileAccess.write(file, jwt + "\n"),
                        () -> context.session().tell(TEXTS.get("reissue.saved", file)),
                        context.dialogs()::problem);
    }

    @Override
    protected Environment perform(Progress progress) {
        return reissue().takeOver(OperationOptions.now().with(progress));
    }

    @Override
    protected String done(Environment changed) {
        return context.session()
                .tell(TEXTS.get(
                        "reissue.done", changed.name(), changed.operator().shortText()));
    }
}
