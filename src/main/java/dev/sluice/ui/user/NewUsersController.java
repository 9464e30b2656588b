package dev.sluice.ui.user;

import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.User;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.UserLines;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ScreenContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes users, as many at once as there are lines. Either all of them are made, or what is wrong with one is said
/// before the first.
final class NewUsersController extends SheetController {

    private final ScreenContext context;
    private final NewUsersModel model;
    private final Consumer<List<User>> made;
    private final LatestOnly reading;

    /// @param made told of them
    NewUsersController(ScreenContext context, NewUsersModel model, Consumer<List<User>> made) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.made = made;
        this.reading = context.jobs().lane();
        model.account().subscribe(this::readRoles);
    }

    CommandLines lines() {
        var owner = model.account().get();
        return owner == null || !model.ready().getValue()
                ? CommandLines.NONE
                : new UserLines(context.session().environment().name(), owner.name()).add(model.drafts());
    }

    void make() {
        var owner = model.account().get();
        if (owner != null) {
            var drafts = model.drafts();
            finish(() -> make(owner, drafts), made);
        }
    }

    private List<User> make(Account owner, List<UserDraft> drafts) {
        var service = context.session().services().users();
        refuseTaken(owner, drafts);
        try (var _ = context.session().workspace().vault().createMany()) {
            return drafts.stream().map(draft -> service.add(owner.key(), draft)).toList();
        }
    }

    private void refuseTaken(Account owner, List<UserDraft> drafts) {
        var taken = context.session().services().users().list(owner.key()).stream()
                .map(user -> Names.key(user.name()))
                .collect(Collectors.toCollection(HashSet::new));
        for (var draft : drafts) {
            if (!taken.add(Names.key(Names.check(draft.name())))) {
                throw ProblemException.of(ProblemCode.USER_EXISTS, owner.name(), draft.name());
            }
        }
    }

    private void readRoles(@Nullable Account owner) {
        model.roles().set(List.of());
        model.role().set(Optional.empty());
        if (owner == null) {
            reading.forget();
            return;
        }
        reading.run(
                () -> context.session().services().roles().list(owner.key()).stream()
                        .map(role -> role.role())
                        .toList(),
                model.roles()::set,
                model::rolesUnread);
    }
}
