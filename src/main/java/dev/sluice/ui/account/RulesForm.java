package dev.sluice.ui.account;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/// Who may publish and subscribe where, unless the user's own permissions say so.
final class RulesForm extends AccountForm {
    private static final Messages TEXTS = Messages.of("account");

    private final List<TextArea> inputs = new ArrayList<>();

    RulesForm(AccountEditModel model, AccountEditController controller) {
        super(controller::typed);
        var draft = RulesDraft.of(model.plan().planned().defaults());
        var texts = List.of(draft.allowPublish(), draft.denyPublish(), draft.allowSubscribe(), draft.denySubscribe());
        var fields = new ArrayList<Field>();
        for (var i = 0; i < texts.size(); i++) {
            var key = RulesDraft.FIELDS.get(i);
            var input = new TextArea(texts.get(i));
            input.setId("rules-" + key);
            input.setPrefRowCount(3);
            input.getStyleClass().add("mono");
            inputs.add(input);
            fields.add(field(key, new Field(TEXTS.get("rules." + key), input, TEXTS.get("rules." + key + ".hint"))));
            follow(input.textProperty());
        }
        getChildren()
                .addAll(
                        Controls.paragraph(TEXTS.get("rules.intro"), "text-muted"),
                        Controls.row("field-pair", fields.get(0), fields.get(1)),
                        Controls.row("field-pair", fields.get(2), fields.get(3)));
    }

    @Override
    AccountDraft draft() {
        return new RulesDraft(
                inputs.get(0).getText(),
                inputs.get(1).getText(),
                inputs.get(2).getText(),
                inputs.get(3).getText());
    }

    @Override
    Node first() {
        return inputs.getFirst();
    }
}
