package dev.sluice.ui.template;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.TemplateLines;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.operation.Foreseen;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares a template with an account of any environment, and gives it to one of this environment. In another one
/// it is given there, under that one's band and rules.
final class ApplyTemplateController extends OperationController<OperationResult<Account>> {
    private static final Messages TEXTS = Messages.of("templates");

    private final ScreenContext context;
    private final ApplyTemplateModel model;
    private final LatestOnly comparing;

    ApplyTemplateController(ScreenContext context, ApplyTemplateModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.comparing = context.jobs().lane();
    }

    private EnvironmentServices services() {
        return context.session().workspace().services(model.environment().get().id());
    }

    void choose(Environment environment) {
        model.environment().set(environment);
        model.account().set(null);
        forget();
        comparing.run(
                services().reads().accounts()::managed,
                model.accounts()::setAll,
                problem -> model.foreseen().set(new Foreseen.Wrong(problem)));
    }

    void choose(@Nullable Account account) {
        model.account().set(account);
        forget();
        if (account != null) {
            model.foreseen().set(new Foreseen.Reading());
            comparing.run(
                    () -> foreseen(account),
                    model.foreseen()::set,
                    problem -> model.foreseen().set(new Foreseen.Wrong(problem)));
        }
    }

    private void forget() {
        comparing.forget();
        model.foreseen().set(new Foreseen.Nothing());
    }

    private Foreseen foreseen(Account account) {
        var name = model.template().name();
        var claims = services().templates().diff(name, account.key());
        return new Foreseen.Known(claims, cuts(name, account));
    }

    /// Empty where servers cannot be asked.
    private Optional<List<PreflightFinding>> cuts(String name, Account account) {
        try {
            return Optional.of(services()
                    .edits()
                    .cuts(account.key(), services().templates().limits(name)));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    /// Into the environment that was chosen, to give it there.
    void enter() {
        context.navigator().switchTo(model.environment().get());
    }

    @Override
    protected OperationResult<Account> perform(Progress progress) {
        var account = Objects.requireNonNull(model.account().get());
        return services()
                .templates()
                .apply(
                        model.template().name(),
                        account.key(),
                        OperationOptions.now()
                                .with(progress)
                                .confirming(model.cuts().named()));
    }

    @Override
    protected String done(OperationResult<Account> result) {
        return context.session()
                .tell(TEXTS.get(
                        "applied", model.template().name(), result.value().name(), OutcomeText.of(result.outcome())));
    }

    /// What is chosen, as a command.
    CommandLines lines() {
        var account = model.account().get();
        return account == null
                ? CommandLines.NONE
                : new TemplateLines(model.environment().get().name())
                        .apply(model.template().name(), account);
    }
}
