package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationSheet;
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
        var act = new OperationSheet<Rotation>(context.jobs(), TEXTS.get("cancel.title", known.owner()));
        act.with(Controls.paragraph(TEXTS.get(rotation.isOfAccount() ? "cancel.account" : "cancel.operator")));
        var rotations = context.session().services().rotation();
        var subject = rotation.subject();
        if (!rotation.isOfAccount()) {
            act.verb(
                    TEXTS.get("cancel.verb"),
                    progress -> rotations.cancel(
                            subject,
                            Retirement.WHEN_SAFE,
                            OperationOptions.now().with(progress)),
                    _ -> operatorDone(act));
            context.dialogs().show(act);
            return;
        }
        var choice = new Choices<>(TEXTS.get("cancel.out"), Retirement.WHEN_SAFE)
                .offer(Retirement.WHEN_SAFE, TEXTS.get("cancel.safe"), TEXTS.get("cancel.safe.hint"))
                .offer(Retirement.CUTTING, TEXTS.get("cancel.cutting"), TEXTS.get("cancel.cutting.hint"));
        act.with(choice);
        act.typed(new TypedName(known.owner(), context.session().environment().level(), TypedName.Act.CUT))
                .verb(
                        TEXTS.get("cancel.verb"),
                        progress -> rotations.cancel(
                                subject,
                                choice.chosen().get(),
                                OperationOptions.now().with(progress)),
                        _ -> said(TEXTS.get("cancel.done.account", known.owner())));
        context.dialogs().show(act);
    }

    private String operatorDone(OperationSheet<Rotation> act) {
        act.aside(Controls.button(
                TEXTS.get("operator.copy"),
                () -> Copied.put(context.session().services().environment().operatorJwt())));
        return said(TEXTS.get("cancel.done.operator"));
    }

    private String said(String sentence) {
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
