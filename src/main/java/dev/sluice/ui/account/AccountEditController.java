package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountProfile;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.commandline.AccountLines;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.operation.Foreseen.Known;
import dev.sluice.ui.operation.Foreseen.Nothing;
import dev.sluice.ui.operation.Foreseen.Reading;
import dev.sluice.ui.operation.Foreseen.Wrong;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.usage.UsageReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Changes one part of an account: says what it would do while it is typed, and stages it.
public final class AccountEditController implements Controller {
    private static final Messages TEXTS = Messages.of("account");
    /// So that a preview is no rehearsal at every key.
    private static final Duration TYPING = Duration.ofMillis(350);

    private final ScreenContext context;
    private final AccountEditModel model;
    private final LatestOnly foreseeing;
    private final ViewOnDemand<AccountEditSheet> view;

    AccountEditController(ScreenContext context, AccountEditModel model) {
        this.context = context;
        this.model = model;
        this.foreseeing = context.jobs().lane();
        this.view = new ViewOnDemand<>(() -> new AccountEditSheet(model, this));
    }

    /// Reads the account as it will be with what waits, and opens the sheet.
    public static void show(ScreenContext context, Account account, AccountPart part) {
        context.jobs()
                .run(
                        () -> new AccountEditModel(
                                account,
                                context.session().services().edits().plan(account.key()),
                                part,
                                part instanceof AccountPart.Rarely ? parties(context, account) : KnownParties.NONE),
                        model -> {
                            var controller = new AccountEditController(context, model);
                            context.dialogs().show(controller.view());
                            controller.activate();
                        },
                        context.dialogs()::problem);
    }

    private static KnownParties parties(ScreenContext context, Account account) {
        var reads = context.session().reads();
        return new KnownParties(
                reads.users().of(account.key()).stream()
                        .collect(Collectors.toMap(
                                entry -> entry.user().name(),
                                entry -> entry.user().key().text(),
                                (first, _) -> first)),
                reads.accounts().live().stream()
                        .collect(
                                Collectors.toMap(Account::name, one -> one.key().text(), (first, _) -> first)));
    }

    @Override
    public AccountEditSheet view() {
        return view.get();
    }

    /// Asks the servers for what is used, where limits are changed; a suspension is all there is to say already.
    @Override
    public void activate() {
        switch (model.part()) {
            case AccountPart.Limits _ ->
                new UsageReader(context, model.usage()).read(model.account().key());
            case AccountPart.Suspension _ -> {
                var at = planned().isSuspended() ? 0 : context.moments().now().getEpochSecond();
                foresee(AccountPatch.suspending(at), Duration.ZERO);
            }
            default -> {}
        }
    }

    @Override
    public void deactivate() {
        foreseeing.forget();
    }

    private AccountProfile planned() {
        return model.plan().planned();
    }

    void typed(AccountDraft draft) {
        var typed = draft.against(planned());
        model.faults().set(typed.faults());
        if (typed.isUsable()) {
            foresee(typed.patch(), TYPING);
        } else {
            foreseeing.forget();
            model.patch().set(AccountPatch.none());
            model.foreseen().set(new Nothing());
        }
    }

    private void foresee(AccountPatch patch, Duration quiet) {
        model.patch().set(patch);
        model.foreseen().set(new Reading());
        foreseeing.runAfter(quiet, () -> foreseen(patch), model.foreseen()::set, this::wrong);
    }

    private Known foreseen(AccountPatch patch) {
        var edits = context.session().services().edits();
        var claims = edits.preview(model.account().key(), patch);
        return new Known(claims, cuts(patch));
    }

    /// Empty where servers cannot be asked: what is staged goes through the same question when it is pushed.
    private Optional<List<PreflightFinding>> cuts(AccountPatch patch) {
        try {
            var edits = context.session().services().edits();
            return Optional.of(Stream.of(edits.cuts(model.account().key(), patch), edits.unheeded(patch))
                    .flatMap(List::stream)
                    .toList());
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private void wrong(Problem problem) {
        model.isStaging().set(false);
        model.foreseen().set(new Wrong(problem));
    }

    void stage() {
        if (!model.isReady()) {
            return;
        }
        var patch = model.patch().get();
        var account = model.account();
        model.isStaging().set(true);
        context.jobs()
                .run(
                        () -> context.session()
                                .services()
                                .edits()
                                .change(account.key(), patch, OperationOptions.stage()),
                        _ -> {
                            model.isStaging().set(false);
                            context.session().tell(TEXTS.get("staged", account.name()));
                            model.isStaged().set(true);
                        },
                        this::wrong);
    }

    /// What is typed, as commands.
    CommandLines lines() {
        return new AccountLines(context.session().environment().name())
                .change(model.account(), model.patch().get(), context.moments().now());
    }

    Instant now() {
        return context.moments().now();
    }

    String absolute(Instant moment) {
        return context.moments().absolute(moment);
    }
}
