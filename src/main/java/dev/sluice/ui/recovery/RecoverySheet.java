package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Review before an interrupted work is finished or put back.
final class RecoverySheet {

    private static final Messages TEXTS = Messages.of("recovery");

    private RecoverySheet() {}

    /// @param after told when a person has looked or acted, whatever came of it
    static void show(ScreenContext context, Interrupted one, Choice choice, Runnable after) {
        var word = RecoveryController.word(choice);
        var model = new OperationModel();
        var controller = new RecoveryController(context, model, one, choice, after);
        var sheet = new OperationView(controller, model, TEXTS.get(word + ".title", InterruptedText.title(one)))
                .with(
                        Controls.paragraph(InterruptedText.sentence(one)),
                        Controls.paragraph(InterruptedText.effect(one, choice)))
                .verb(TEXTS.get(word));
        sheet.onClose(after);
        context.dialogs().show(sheet);
    }
}
