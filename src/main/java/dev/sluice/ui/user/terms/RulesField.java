package dev.sluice.ui.user.terms;

import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.LinesArea;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What somebody may publish and subscribe to: subjects allowed and denied, one a line.
public final class RulesField extends VBox {

    private static final Messages TEXTS = Messages.of("users");
    private static final int LINES = 3;

    private final LinesArea allowPublish = new LinesArea("rules-allow-publish", LINES);
    private final LinesArea denyPublish = new LinesArea("rules-deny-publish", LINES);
    private final LinesArea allowSubscribe = new LinesArea("rules-allow-subscribe", LINES);
    private final LinesArea denySubscribe = new LinesArea("rules-deny-subscribe", LINES);
    private final List<BooleanProperty> good = new ArrayList<>();
    private final ObservableValue<Boolean> usable;

    public RulesField() {
        getStyleClass().add("rules-field");
        getChildren()
                .addAll(
                        new HBox(field("allow-publish", allowPublish), field("deny-publish", denyPublish)),
                        new HBox(field("allow-subscribe", allowSubscribe), field("deny-subscribe", denySubscribe)));
        getChildren().forEach(pair -> pair.getStyleClass().add("field-pair"));
        usable = Bindings.createBooleanBinding(
                () -> good.stream().allMatch(BooleanProperty::get), good.toArray(BooleanProperty[]::new));
    }

    private Field field(String key, LinesArea input) {
        input.getStyleClass().add("mono");
        var field = new Field(TEXTS.get("rules." + key), input, TEXTS.get("rules." + key + ".hint"));
        HBox.setHgrow(field, Priority.ALWAYS);
        var fine = new SimpleBooleanProperty(true);
        good.add(fine);
        input.textProperty().subscribe(text -> {
            var fault = RuleLines.fault(text);
            fine.set(fault.isEmpty());
            fault.ifPresentOrElse(field::wrong, field::fine);
        });
        return field;
    }

    /// Changes whenever something is typed.
    public ObservableValue<String> changed() {
        return Bindings.createStringBinding(
                () -> rules().toString(),
                allowPublish.textProperty(),
                denyPublish.textProperty(),
                allowSubscribe.textProperty(),
                denySubscribe.textProperty());
    }

    /// Whether each line is a rule.
    public ObservableValue<Boolean> usable() {
        return usable;
    }

    public SubjectRules rules() {
        return new SubjectRules(
                RuleLines.of(allowPublish.getText()),
                RuleLines.of(denyPublish.getText()),
                RuleLines.of(allowSubscribe.getText()),
                RuleLines.of(denySubscribe.getText()));
    }

    RulesField show(Permissions permissions) {
        allowPublish.setText(RuleLines.text(permissions.publish().allow()));
        denyPublish.setText(RuleLines.text(permissions.publish().deny()));
        allowSubscribe.setText(RuleLines.text(permissions.subscribe().allow()));
        denySubscribe.setText(RuleLines.text(permissions.subscribe().deny()));
        return this;
    }
}
