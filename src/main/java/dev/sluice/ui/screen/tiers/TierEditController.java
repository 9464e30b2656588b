package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.TierPlan;
import dev.sluice.domain.account.Tiers;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.TierLines;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.operation.ClaimText;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a tier, or changes one: what becomes of each of its accounts is said before, and waits in the change set.
final class TierEditController extends SheetController {
    private static final Messages TEXTS = Messages.of("tiers");
    /// So that a preview is no rehearsal at every key.
    private static final Duration TYPING = Duration.ofMillis(350);

    private final ScreenContext context;
    private final TierEditModel model;
    private final Consumer<String> done;
    private final LatestOnly foreseeing;

    /// @param done told of its name
    TierEditController(ScreenContext context, TierEditModel model, Consumer<String> done) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.done = done;
        this.foreseeing = context.jobs().lane();
    }

    private Tiers tiers() {
        return context.session().services().tiers();
    }

    void typed(TierDraft draft) {
        var typed = draft.against(model.before());
        model.faults().set(typed.faults());
        model.patch().set(typed.patch());
        if (!model.isNew()) {
            foresee(typed.isUsable());
        }
    }

    private void foresee(boolean usable) {
        model.foreseen().set(false);
        foreseeing.forget();
        if (!usable) {
            model.fates().clear();
            model.progress().set(-1);
            return;
        }
        var patch = model.patch().get();
        model.progress().set(0);
        foreseeing.runAfter(TYPING, () -> tiers().plan(model.before().name(), patch), this::show, model::wrong);
    }

    private void show(TierPlan plan) {
        model.progress().set(-1);
        model.fates()
                .setAll(plan.members().stream().map(TierEditController::fate).toList());
        model.foreseen().set(true);
    }

    private static Fate fate(TierPlan.Member member) {
        var own = member.own().isEmpty()
                ? Stream.<String>of()
                : Stream.of(TEXTS.get("fate.own", TierWords.own(member.own())));
        var cuts = member.cuts().stream().map(PreflightFinding::text);
        var changes = member.changes().isEmpty()
                ? Stream.of(TEXTS.get("fate.same"))
                : Stream.of(ClaimText.of(member.changes()));
        var told = Stream.of(changes, cuts, own).flatMap(words -> words).collect(Collectors.joining(" "));
        return new Fate(member.account().name(), member.changes().isEmpty() ? Fate.Kind.SAME : Fate.Kind.CHANGES, told);
    }

    void stopLooking() {
        foreseeing.forget();
    }

    void save() {
        var patch = model.patch().get();
        if (model.isNew()) {
            var name = model.name().stripped();
            finish(() -> tiers().add(name, patch), made -> said(made.name(), TEXTS.get("added", made.name())));
        } else {
            finish(() -> change(patch), result -> said(result.value().name(), told(result)));
        }
    }

    private OperationResult<Tiers.Tier> change(AccountPatch patch) {
        return tiers().edit(model.before().name(), patch, OperationOptions.stage());
    }

    private String told(OperationResult<Tiers.Tier> result) {
        var changed = Fate.count(model.fates(), Fate.Kind.CHANGES);
        return TEXTS.get(
                result.outcome() instanceof Outcome.Staged ? "changed.staged" : "changed",
                result.value().name(),
                changed);
    }

    private void said(String name, String sentence) {
        context.session().tell(sentence);
        done.accept(name);
    }

    /// What is typed, as a command.
    CommandLines lines() {
        var lines = new TierLines(context.session().environment().name());
        return model.isNew()
                ? lines.add(model.name().stripped(), model.patch().get())
                : lines.edit(model.before().name(), model.patch().get());
    }
}
