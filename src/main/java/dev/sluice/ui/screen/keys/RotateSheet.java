package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Review before a signing key is replaced: the steps, what is signed anew, what would stop for others. Then the
/// plan itself; one that was stopped goes on from where it is.
final class RotateSheet {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;

    RotateSheet(ScreenContext context) {
        this.context = context;
    }

    void show(KnownKey known) {
        var rotations = context.session().services().rotation();
        var account = known.account();
        PublicKey wanted = known.rotation() == null ? known.key() : null;
        context.jobs()
                .run(
                        () -> account == null ? rotations.plan() : rotations.plan(account, wanted),
                        plan -> open(plan, account, wanted),
                        context.dialogs()::problem);
    }

    private void open(RotationPlan plan, @Nullable PublicKey account, @Nullable PublicKey wanted) {
        var steps = new PlanSteps(plan);
        var title = TEXTS.get(plan.rotation() == null ? "sheet.title" : "sheet.title.again", plan.name());
        var act = new OperationSheet<Rotation>(context.jobs(), title);
        if (account != null) {
            act.about(plan.name(), account);
        }
        act.with(Controls.paragraph(TEXTS.get(effect(plan, account), plan.name())), steps);
        act.with(whileAsked(new AffectedList(plan)));
        var verb = TEXTS.get(plan.rotation() == null ? "sheet.verb" : "sheet.verb.again");
        if (account == null) {
            act.verb(
                    verb,
                    progress -> context.session().services().rotation().goOn(manner(progress)),
                    rotation -> operatorDone(act, steps, rotation));
        } else {
            var retirement = retirement(act, plan);
            act.typed(new TypedName(plan.name(), context.session().environment().level(), TypedName.Act.CUT))
                    .verb(
                            verb,
                            progress -> context.session()
                                    .services()
                                    .rotation()
                                    .goOn(new RotationWish(account, wanted, retirement.get()), manner(progress)),
                            rotation -> accountDone(steps, plan, rotation));
        }
        context.dialogs().show(act);
    }

    private static String effect(RotationPlan plan, @Nullable PublicKey account) {
        if (account == null) {
            return "effect.operator";
        }
        return plan.keepsOld() ? "effect.first" : "effect.account";
    }

    private static OperationOptions manner(Progress progress) {
        return OperationOptions.now().with(progress);
    }

    /// When the old key goes; an account's own key never does.
    private static Supplier<Retirement> retirement(OperationSheet<Rotation> act, RotationPlan plan) {
        var begun = plan.rotation();
        if (plan.keepsOld() || (begun != null && begun.phase() == Phase.RETIRING)) {
            return () -> Retirement.WHEN_SAFE;
        }
        var choice = new Choices<>(TEXTS.get("retire"), Retirement.WHEN_SAFE)
                .offer(Retirement.WHEN_SAFE, TEXTS.get("retire.safe"), TEXTS.get("retire.safe.hint"));
        if (plan.needsConsent()) {
            choice.offer(Retirement.CUTTING, TEXTS.get("retire.cutting"), TEXTS.get("retire.cutting.hint"));
        }
        choice.offer(Retirement.AT_ONCE, TEXTS.get("retire.now"), TEXTS.get("retire.now.hint"));
        act.with(whileAsked(choice));
        return () -> choice.chosen().get();
    }

    /// Once it runs, its steps need the room.
    private static Node whileAsked(Region box) {
        box.visibleProperty().bind(box.disabledProperty().not());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private String accountDone(PlanSteps steps, RotationPlan plan, Rotation rotation) {
        steps.show(rotation.isEnded() ? Phase.RETIRED : Phase.RETIRING);
        var word = rotation.isEnded() ? (rotation.keepsOld() ? "done.first" : "done.account") : "done.waits";
        return said(TEXTS.get(word, plan.name()));
    }

    /// What servers are to be configured with is the person's to carry.
    private String operatorDone(OperationSheet<Rotation> act, PlanSteps steps, Rotation rotation) {
        steps.show(rotation.phase());
        act.aside(Controls.button(
                TEXTS.get("operator.copy"),
                () -> Copied.put(context.session().services().environment().operatorJwt())));
        return said(TEXTS.get(rotation.isEnded() ? "done.operator" : "done.added"));
    }

    private String said(String sentence) {
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
