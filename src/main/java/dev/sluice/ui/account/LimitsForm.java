package dev.sluice.ui.account;

import dev.sluice.domain.model.AccountLimit;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.LimitWords;
import dev.sluice.ui.text.Messages;
import java.util.Map;
import javafx.scene.Node;

/// All limits, and beside each what servers say is used of it.
final class LimitsForm extends AccountForm {
    private static final Messages TEXTS = Messages.of("account");

    private final AccountEditModel model;
    private final LimitInputs inputs;

    LimitsForm(AccountEditModel model, AccountEditController controller) {
        super(controller::typed);
        this.model = model;
        var planned = model.plan().planned();
        this.inputs = new LimitInputs(
                planned.tiers().keySet(),
                replicas -> LimitsDraft.of(planned, replicas).texts(),
                this::tell);
        getChildren().addAll(Controls.paragraph(TEXTS.get("limits.intro"), "text-muted"), inputs);
        model.usage().subscribe(_ -> show(model.faults().get()));
    }

    @Override
    AccountDraft draft() {
        return new LimitsDraft(inputs.typed(), inputs.replicas());
    }

    @Override
    Node first() {
        return inputs.first();
    }

    @Override
    void show(Map<String, String> faults) {
        inputs.note(faults, this::used);
    }

    private String used(AccountLimit limit) {
        return model.usage()
                .get()
                .used(limit)
                .map(used -> TEXTS.get("limit.used", LimitWords.amount(limit, used)))
                .orElse("");
    }
}
