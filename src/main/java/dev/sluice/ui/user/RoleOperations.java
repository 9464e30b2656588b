package dev.sluice.ui.user;

import dev.sluice.domain.account.Roles;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.SigningKey.Scoped;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.function.Consumer;

/// What makes, changes and takes away a role.
final class RoleOperations {

    private static final Messages TEXTS = Messages.of("users");

    private RoleOperations() {}

    abstract static class OfRole extends OperationController<OperationResult<Scoped>> {
        private final ScreenContext context;
        private final RoleModel model;
        private final String deed;

        OfRole(ScreenContext context, RoleModel model, String deed) {
            super(context.jobs(), model);
            this.context = context;
            this.model = model;
            this.deed = deed;
        }

        final RoleModel model() {
            return model;
        }

        abstract OperationResult<Scoped> perform(Roles roles, PublicKey owner, OperationOptions options);

        @Override
        protected final OperationResult<Scoped> perform(Progress progress) {
            return perform(
                    context.session().services().roles(),
                    model.owner().key(),
                    OperationOptions.now().with(progress));
        }

        @Override
        protected final String done(OperationResult<Scoped> result) {
            return context.session().tell(TEXTS.get(deed, result.value().role(), OutcomeText.of(result.outcome())));
        }
    }

    static final class Add extends OfRole {
        Add(ScreenContext context, RoleModel model) {
            super(context, model, "role-new.done");
        }

        @Override
        OperationResult<Scoped> perform(Roles roles, PublicKey owner, OperationOptions options) {
            return roles.add(
                    owner, model().name().text().get(), model().terms().patch().get(), options);
        }
    }

    static final class Edit extends OfRole {
        Edit(ScreenContext context, RoleModel model) {
            super(context, model, "role-edit.done");
        }

        @Override
        OperationResult<Scoped> perform(Roles roles, PublicKey owner, OperationOptions options) {
            return roles.edit(
                    owner, model().name().text().get(), model().terms().patch().get(), options);
        }
    }

    static final class Remove extends OfRole {
        /// Reads who has it before that is shown.
        static void read(ScreenContext context, RoleModel model, Consumer<List<User>> opening) {
            context.jobs()
                    .run(
                            () -> context.session()
                                    .services()
                                    .roles()
                                    .users(
                                            model.owner().key(),
                                            model.name().text().get()),
                            opening,
                            context.dialogs()::problem);
        }

        Remove(ScreenContext context, RoleModel model) {
            super(context, model, "role-remove.done");
        }

        @Override
        OperationResult<Scoped> perform(Roles roles, PublicKey owner, OperationOptions options) {
            return roles.remove(owner, model().name().text().get(), options);
        }
    }
}
