package dev.sluice.ui.user;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.User;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.UserLines;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Issues a user anew with other rules, limits, tags or another end. What was issued before stays good as it is,
/// unless it is shut out with this.
final class EditUserController extends OperationController<EditUserController.Edited> {

    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final EditUserModel model;

    /// @param outcome null when nothing went to servers
    record Edited(User user, @Nullable Outcome outcome) {}

    EditUserController(ScreenContext context, EditUserModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    CommandLines lines() {
        return new UserLines(
                        context.session().environment().name(),
                        model.facts().user().account().text())
                .edit(model.facts().user().name(), model.edit(), model.cutting().get());
    }

    @Override
    protected Edited perform(Progress progress) {
        var changes = context.session().services().userChanges();
        var cutting = model.cutting().get();
        var user = changes.edit(model.facts().user(), model.edit());
        return new Edited(
                user,
                cutting
                        ? changes.endFormer(
                                List.of(user), OperationOptions.now().with(progress))
                        : null);
    }

    @Override
    protected String done(Edited edited) {
        var outcome = edited.outcome();
        return context.session()
                .tell(
                        outcome == null
                                ? TEXTS.get("edit.done", edited.user().name())
                                : TEXTS.get("edit.done.cut", edited.user().name(), OutcomeText.of(outcome)));
    }
}
