package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.act.KnownKey;
import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.RotationWish.Retirement;
import dev.sluice.domain.model.Rotation;
import dev.sluice.ui.act.ActSheet;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;

/// Review before the replacement of a signing key is taken back: what becomes of what the new key signed.
final class CancelSheet {

    private static final Texts TEXTS = Texts.of("keys");

    private final Desk desk;

    CancelSheet(Desk desk) {
        this.desk = desk;
    }

    void show(KnownKey known) {
        var rotation = known.rotation();
        if (rotation == null) {
            return;
        }
        var act = new ActSheet<Rotation>(desk.jobs(), TEXTS.get("cancel.title", known.owner()));
        act.with(Nodes.paragraph(TEXTS.get(rotation.isOfAccount() ? "cancel.account" : "cancel.operator")));
        var rotations = desk.session().realm().rotation();
        var subject = rotation.subject();
        if (!rotation.isOfAccount()) {
            act.verb(
                    TEXTS.get("cancel.verb"),
                    progress -> rotations.cancel(
                            subject, Retirement.WHEN_SAFE, Manner.now().with(progress)),
                    _ -> operatorDone(act));
            desk.dialogs().show(act);
            return;
        }
        var choice = new Choices<>(TEXTS.get("cancel.out"), Retirement.WHEN_SAFE)
                .offer(Retirement.WHEN_SAFE, TEXTS.get("cancel.safe"), TEXTS.get("cancel.safe.hint"))
                .offer(Retirement.CUTTING, TEXTS.get("cancel.cutting"), TEXTS.get("cancel.cutting.hint"));
        act.with(choice);
        act.typed(new TypedName(known.owner(), desk.session().environment().level(), TypedName.Act.CUT))
                .verb(
                        TEXTS.get("cancel.verb"),
                        progress -> rotations.cancel(
                                subject, choice.chosen().get(), Manner.now().with(progress)),
                        _ -> said(TEXTS.get("cancel.done.account", known.owner())));
        desk.dialogs().show(act);
    }

    private String operatorDone(ActSheet<Rotation> act) {
        act.aside(Nodes.button(
                TEXTS.get("operator.copy"),
                () -> Copied.put(desk.session().realm().environment().operatorJwt())));
        return said(TEXTS.get("cancel.done.operator"));
    }

    private String said(String sentence) {
        desk.session().lastResult().set(sentence);
        return sentence;
    }
}
