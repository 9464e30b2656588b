package dev.sluice.ui.user;

import dev.sluice.domain.account.UserChanges;
import dev.sluice.domain.account.UserConnections;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.time.Instant;

/// What takes a user's access away, and what gives it back.
final class UserOperations {

    private static final Messages TEXTS = Messages.of("users");

    private UserOperations() {}

    abstract static class OfUser<T> extends OperationController<T> {
        private final ScreenContext context;
        private final User user;

        OfUser(ScreenContext context, OperationModel model, User user) {
            super(context.jobs(), model);
            this.context = context;
            this.user = user;
        }

        final ScreenContext context() {
            return context;
        }

        final User user() {
            return user;
        }

        final UserChanges changes() {
            return context.session().services().userChanges();
        }

        final String told(String key, Outcome outcome) {
            return context.session().tell(TEXTS.get(key, user.name(), OutcomeText.of(outcome)));
        }
    }

    /// Has its account shut it out.
    static final class Revoke extends OfUser<OperationResult<Instant>> {
        Revoke(ScreenContext context, OperationModel model, User user) {
            super(context, model, user);
        }

        @Override
        protected OperationResult<Instant> perform(Progress progress) {
            return changes()
                    .revoke(
                            user().account(),
                            user().key().text(),
                            null,
                            OperationOptions.now().with(progress));
        }

        @Override
        protected String done(OperationResult<Instant> result) {
            return told("revoke.done", result.outcome());
        }
    }

    /// Shuts it out and forgets it.
    static final class Remove extends OfUser<OperationResult<User>> {
        Remove(ScreenContext context, OperationModel model, User user) {
            super(context, model, user);
        }

        @Override
        protected OperationResult<User> perform(Progress progress) {
            return changes().remove(user(), OperationOptions.now().with(progress));
        }

        @Override
        protected String done(OperationResult<User> result) {
            return told("remove.done", result.outcome());
        }
    }

    /// Gives it another key. The new creds are where a person wants them before the old ones end.
    static final class Rotate extends OfUser<OperationResult<User>> {
        private final Path file;

        Rotate(ScreenContext context, OperationModel model, User user, Path file) {
            super(context, model, user);
            this.file = file;
        }

        @Override
        protected OperationResult<User> perform(Progress progress) {
            var replacement = changes().prepare(user());
            FileAccess.writeSecret(
                    file, context().session().services().users().creds(replacement.next(), CredsHandout.place(file)));
            return changes().replace(replacement, OperationOptions.now().with(progress));
        }

        @Override
        protected String done(OperationResult<User> result) {
            return told("rotate.done", result.outcome());
        }
    }

    /// Ends the connections it has now.
    static final class Kick extends OfUser<Integer> {
        private final UserConnections.Found found;

        Kick(ScreenContext context, OperationModel model, User user, UserConnections.Found found) {
            super(context, model, user);
            this.found = found;
        }

        @Override
        protected Integer perform(Progress progress) {
            return context().session().services().userConnections().kick(user(), found.clients());
        }

        @Override
        protected String done(Integer kicked) {
            return context()
                    .session()
                    .tell(TEXTS.get(
                            "kick.done", user().name(), kicked, found.clients().size()));
        }
    }

    /// Lets in again whom an account shut out: a user, a key that others made, or everybody.
    static final class Unrevoke extends OperationController<Outcome> {
        private final ScreenContext context;
        private final PublicKey account;
        private final Target target;

        /// @param key of the user, or that of everybody
        record Target(String key, String name) {}

        Unrevoke(ScreenContext context, OperationModel model, PublicKey account, Target target) {
            super(context.jobs(), model);
            this.context = context;
            this.account = account;
            this.target = target;
        }

        @Override
        protected Outcome perform(Progress progress) {
            return context.session()
                    .services()
                    .userChanges()
                    .unrevoke(account, target.key(), OperationOptions.now().with(progress));
        }

        @Override
        protected String done(Outcome outcome) {
            return context.session().tell(TEXTS.get("unrevoke.done", target.name(), OutcomeText.of(outcome)));
        }
    }
}
