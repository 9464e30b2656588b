package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Review before a signing key is replaced: the steps, what is signed anew, what would stop for others. Then the
/// plan itself; one that was stopped goes on from where it is.
final class RotateSheet {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;

    RotateSheet(ScreenContext context) {
        this.context = context;
    }

    void show(KnownKey known) {
        RotateController.read(context, known, this::open);
    }

    private void open(RotateModel model) {
        var plan = model.plan();
        var account = model.account();
        var again = model.isBegun() ? ".again" : "";
        var sheet = new OperationView(
                new RotateController(context, model), model, TEXTS.get("sheet.title" + again, plan.name()));
        if (account != null) {
            sheet.about(plan.name(), account);
        }
        var steps = new PlanSteps(plan);
        model.phase().addListener((_, _, phase) -> steps.show(phase));
        sheet.with(
                Controls.paragraph(TEXTS.get(effect(model), plan.name())), steps, whileAsked(new AffectedList(plan)));
        if (account == null) {
            sheet.afterwards(OperatorJwtButton.of(context));
        }
        if (model.asksRetirement()) {
            sheet.with(whileAsked(retirement(model)));
        }
        context.dialogs().show(sheet.typed(model.typed()).verb(TEXTS.get("sheet.verb" + again)));
    }

    private static String effect(RotateModel model) {
        if (model.account() == null) {
            return "effect.operator";
        }
        return model.plan().keepsOld() ? "effect.first" : "effect.account";
    }

    private static Region retirement(RotateModel model) {
        var choice = new Choices<>(TEXTS.get("retire"), model.retirement())
                .offer(Retirement.WHEN_SAFE, TEXTS.get("retire.safe"), TEXTS.get("retire.safe.hint"));
        if (model.plan().needsConsent()) {
            choice.offer(Retirement.CUTTING, TEXTS.get("retire.cutting"), TEXTS.get("retire.cutting.hint"));
        }
        return choice.offer(Retirement.AT_ONCE, TEXTS.get("retire.now"), TEXTS.get("retire.now.hint"));
    }

    /// Once it runs, its steps need the room.
    private static Node whileAsked(Region box) {
        box.visibleProperty().bind(box.disabledProperty().not());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }
}
