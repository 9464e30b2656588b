package dev.sluice.ui.screen.users;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.User;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.UserLines;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Shuts many users out, one push for each of their accounts.
final class RevokeUsersController extends OperationController<List<Outcome>> {
    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final List<UserEntry> users;

    RevokeUsersController(ScreenContext context, List<UserEntry> users, OperationModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.users = List.copyOf(users);
    }

    CommandLines lines() {
        return users.stream()
                .map(entry -> new UserLines(context.session().environment().name(), entry.account())
                        .revoke(entry.user().name()))
                .reduce(CommandLines.NONE, CommandLines::then);
    }

    @Override
    protected List<Outcome> perform(Progress progress) {
        var byAccount = users.stream()
                .map(UserEntry::user)
                .collect(Collectors.groupingBy(User::account, LinkedHashMap::new, Collectors.toList()));
        var outcomes = new ArrayList<Outcome>();
        byAccount.forEach((account, its) -> outcomes.add(context.session()
                .services()
                .userChanges()
                .revokeAll(account, its, OperationOptions.now().with(progress))));
        return outcomes;
    }

    @Override
    protected String done(List<Outcome> outcomes) {
        var told = outcomes.stream().map(OutcomeText::of).distinct().collect(Collectors.joining(" "));
        return context.session().tell(TEXTS.get("revoke-all.done", users.size(), told));
    }
}
