package dev.sluice.ui.account;

import dev.sluice.domain.account.BulkEdits;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.commandline.AccountLines;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.operation.ClaimText;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Changes limits, tags and end of many accounts: what becomes of each is said before, and what could not be done
/// to one keeps no other.
public final class BulkEditController implements Controller {
    private static final Messages TEXTS = Messages.of("account");
    private static final Duration TYPING = Duration.ofMillis(350);

    private final ScreenContext context;
    private final BulkEditModel model;
    private final LatestOnly foreseeing;
    private final ViewOnDemand<BulkEditSheet> view;

    BulkEditController(ScreenContext context, BulkEditModel model) {
        this.context = context;
        this.model = model;
        this.foreseeing = context.jobs().lane();
        this.view = new ViewOnDemand<>(() -> new BulkEditSheet(model, this));
    }

    public static void show(ScreenContext context, List<Account> accounts) {
        context.jobs()
                .run(
                        () -> {
                            var tiers = context.session().services().tiers();
                            return tiers.list().stream()
                                    .map(tier -> tiers.tiering(tier.name()))
                                    .toList();
                        },
                        tiers -> {
                            var controller = new BulkEditController(context, new BulkEditModel(accounts, tiers));
                            controller.activate();
                            context.dialogs().show(controller.view());
                        },
                        context.dialogs()::problem);
    }

    @Override
    public BulkEditSheet view() {
        return view.get();
    }

    @Override
    public void activate() {
        model.rows()
                .setAll(model.accounts().stream()
                        .map(account -> account.isManaged()
                                ? new Fate(account.name(), Fate.Kind.WAITS, "")
                                : new Fate(account.name(), Fate.Kind.SKIPPED, TEXTS.get("bulk.skipped")))
                        .toList());
    }

    @Override
    public void deactivate() {
        foreseeing.forget();
    }

    void typed(BulkDraft draft) {
        var typed = draft.typed();
        model.faults().set(typed.faults());
        model.isReady().set(false);
        model.problem().set(Optional.empty());
        foreseeing.forget();
        if (!typed.isUsable()) {
            model.patch().set(AccountPatch.none());
            model.progress().set(-1);
            activate();
            return;
        }
        model.patch().set(typed.patch());
        var patch = typed.patch();
        Consumer<Progress.Step> heard = context.jobs().onFx(this::heard);
        model.progress().set(0);
        foreseeing.runAfter(
                TYPING,
                () -> context.session().services().bulkEdits().preview(keys(), patch, heard::accept),
                found -> {
                    show(found, Fate.Kind.CHANGES);
                    model.isReady().set(found.changed() > 0);
                },
                this::wrong);
    }

    private void heard(Progress.Step step) {
        if (step instanceof Progress.Advanced(var done, var total)
                && model.progress().get() >= 0) {
            model.progress().set((double) done / Math.max(1, total));
        }
    }

    private List<PublicKey> keys() {
        return model.accounts().stream()
                .filter(Account::isManaged)
                .map(Account::key)
                .toList();
    }

    private void show(BulkEdits.Result found, Fate.Kind changed) {
        model.progress().set(-1);
        model.rows()
                .setAll(model.accounts().stream()
                        .map(account -> row(account, found, changed))
                        .toList());
    }

    private static Fate row(Account account, BulkEdits.Result found, Fate.Kind changed) {
        var refused = found.refused().get(account.key());
        if (refused != null) {
            return new Fate(
                    account.name(), Fate.Kind.REFUSED, refused.inWindow().what());
        }
        if (!account.isManaged()) {
            return new Fate(account.name(), Fate.Kind.SKIPPED, TEXTS.get("bulk.skipped"));
        }
        var claims = found.changes().getOrDefault(account.key(), List.<ClaimChange>of());
        if (!found.isChanged(account.key())) {
            return new Fate(account.name(), Fate.Kind.SAME, TEXTS.get("bulk.same"));
        }
        return new Fate(account.name(), changed, claims.isEmpty() ? TEXTS.get("bulk.placed") : ClaimText.of(claims));
    }

    private void wrong(Problem problem) {
        model.progress().set(-1);
        model.problem().set(Optional.of(problem));
    }

    void stage() {
        if (!model.isReady().get()) {
            return;
        }
        var patch = model.patch().get();
        Consumer<Progress.Step> heard = context.jobs().onFx(this::heard);
        model.isReady().set(false);
        model.progress().set(0);
        context.jobs()
                .run(
                        () -> context.session()
                                .services()
                                .bulkEdits()
                                .stage(keys(), patch, OperationOptions.stage().with(heard::accept)),
                        found -> {
                            show(found, Fate.Kind.STAGED);
                            context.session().tell(TEXTS.get("bulk.staged", found.changed()));
                            model.isStaged().set(true);
                        },
                        this::wrong);
    }

    /// One after the other.
    CommandLines lines() {
        var lines = new AccountLines(context.session().environment().name());
        var now = context.moments().now();
        var patch = model.patch().get();
        return model.accounts().stream()
                .filter(Account::isManaged)
                .map(account -> lines.change(account, patch, now))
                .reduce(CommandLines.NONE, CommandLines::then);
    }

    Instant now() {
        return context.moments().now();
    }
}
