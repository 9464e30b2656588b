package dev.sluice.ui.dialog;

import dev.sluice.ui.job.BackgroundJobs;

/// Has the passphrase typed once more, and then goes on with what a person wanted.
public final class ProofController extends SheetController {

    private final SheetModel model;
    private final Runnable wanted;

    public ProofController(BackgroundJobs jobs, PassphraseProof proof, Runnable wanted) {
        this(jobs, new SheetModel(), proof, wanted);
    }

    private ProofController(BackgroundJobs jobs, SheetModel model, PassphraseProof proof, Runnable wanted) {
        super(jobs, model);
        this.model = model;
        this.wanted = wanted;
        model.ask(proof);
    }

    public SheetModel model() {
        return model;
    }

    public void start() {
        finish(() -> {}, wanted);
    }
}
