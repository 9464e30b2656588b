package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Review before the replacement of a signing key is taken back: what becomes of what the new key signed.
final class CancelSheet {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;

    CancelSheet(ScreenContext context) {
        this.context = context;
    }

    void show(KnownKey known) {
        var rotation = known.rotation();
        if (rotation == null) {
            return;
        }
        var model = new CancelModel(
                known,
                rotation,
                context.session().environment().level(),
                context.session().proof());
        var sheet = new OperationView(
                        new CancelController(context, model), model, TEXTS.get("cancel.title", known.owner()))
                .with(Controls.paragraph(TEXTS.get(rotation.isOfAccount() ? "cancel.account" : "cancel.operator")));
        if (rotation.isOfAccount()) {
            sheet.with(new Choices<>(TEXTS.get("cancel.out"), model.retirement())
                    .offer(Retirement.WHEN_SAFE, TEXTS.get("cancel.safe"), TEXTS.get("cancel.safe.hint"))
                    .offer(Retirement.CUTTING, TEXTS.get("cancel.cutting"), TEXTS.get("cancel.cutting.hint")));
        } else {
            sheet.afterwards(OperatorJwtButton.of(context));
        }
        context.dialogs().show(sheet.typed(model.typed()).verb(TEXTS.get("cancel.verb")));
    }
}
