package dev.sluice.ui.user;

import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.UserLines;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Has an account shut out a key that others made, or everybody whose creds are older than a day.
final class RevokeManyController extends OperationController<OperationResult<Instant>> {

    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final RevokeManyModel model;

    RevokeManyController(ScreenContext context, RevokeManyModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    private Account account() {
        return Objects.requireNonNull(model.account().get());
    }

    CommandLines lines() {
        return model.isChosen()
                ? new UserLines(
                                context.session().environment().name(),
                                account().name())
                        .revokeKey(key(), time())
                : CommandLines.NONE;
    }

    private String key() {
        return model.isEverybody() ? RevokedUsers.ALL : model.key().get().strip();
    }

    private @Nullable Instant time() {
        var day = model.isEverybody() ? model.before().get() : null;
        return day == null ? null : context.moments().begin(day);
    }

    @Override
    protected OperationResult<Instant> perform(Progress progress) {
        return context.session()
                .services()
                .userChanges()
                .revoke(account().key(), key(), time(), OperationOptions.now().with(progress));
    }

    @Override
    protected String done(OperationResult<Instant> result) {
        return context.session()
                .tell(TEXTS.get(
                        "revoke-many.done",
                        account().name(),
                        context.moments().absolute(result.value()),
                        OutcomeText.of(result.outcome())));
    }
}
