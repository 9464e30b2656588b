package dev.sluice.ui.dialog;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.text.Messages;

/// Asks for the passphrase once more where nobody has used it for a while.
public final class ProofSheet {

    private static final Messages TEXTS = Messages.of("common");

    private ProofSheet() {}

    /// @param wanted what is done then
    public static void show(Dialogs dialogs, BackgroundJobs jobs, PassphraseProof proof, Runnable wanted) {
        var controller = new ProofController(jobs, proof, wanted);
        var sheet = new Sheet(TEXTS.get("proof.title"), Sheet.Size.SMALL);
        sheet.add(Controls.paragraph(TEXTS.get("proof.text")));
        sheet.ask(proof);
        sheet.primary(TEXTS.get("proof.verb"), controller::start).setId("proof-verb");
        sheet.follow(controller.model());
        dialogs.show(sheet);
    }
}
