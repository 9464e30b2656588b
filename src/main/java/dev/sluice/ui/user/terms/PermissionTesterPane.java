package dev.sluice.ui.user.terms;

import dev.sluice.domain.account.MessageRoutes.Leg;
import dev.sluice.domain.account.PermissionCheck.Answer;
import dev.sluice.domain.account.PermissionCheck.Deed;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A field for a subject, and whether it is allowed, by which rule.
public final class PermissionTesterPane extends VBox {

    private static final Messages TEXTS = Messages.of("users");

    private final VBox ways = new VBox();
    private final Label answer = Controls.paragraph("", "can-answer");

    public PermissionTesterPane(PermissionTester tester) {
        getStyleClass().add("can-pane");
        var subject = new TextField();
        subject.setId("can-subject");
        subject.getStyleClass().add("mono");
        subject.setPromptText(TEXTS.get("can.prompt"));
        subject.setAccessibleText(TEXTS.get("can.subject"));
        subject.textProperty().bindBidirectional(tester.subject());
        var group = new ToggleGroup();
        var row = Controls.row("can-row");
        for (var deed : Deed.values()) {
            var button = new RadioButton(TEXTS.get("can.deed." + deed.word()));
            button.setId("can-" + deed.word());
            button.setMnemonicParsing(false);
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setSelected(deed == tester.deed().get());
            button.selectedProperty().subscribe(on -> {
                if (on) {
                    tester.deed().set(deed);
                }
            });
            row.getChildren().add(button);
        }
        answer.setId("can-answer");
        answer.setAccessibleRole(AccessibleRole.TEXT);
        ways.getStyleClass().add("can-ways");
        ways.managedProperty().bind(Bindings.isNotEmpty(ways.getChildren()));
        getChildren().addAll(subject, row, answer, ways);
        tester.result().subscribe(this::show);
    }

    private void show(PermissionTester.@Nullable Result result) {
        Controls.show(answer, Visible.when(result != null));
        ways.getChildren().clear();
        switch (result) {
            case PermissionTester.Said(var deed, var subject, var said, var legs) -> {
                legs.stream().map(leg -> line(deed, leg)).forEach(ways.getChildren()::add);
                answer.setText(words(deed, subject, said));
                answer.setGraphic(Controls.icon(
                        said.isAllowed() ? Feather.CHECK_CIRCLE : Feather.SLASH,
                        said.isAllowed() ? "effect-opens" : "effect-closes"));
            }
            case PermissionTester.NoSubject(var problem) -> {
                answer.setText(problem.inWindow().what());
                answer.setGraphic(Controls.icon(Feather.ALERT_CIRCLE));
            }
            case null -> answer.setText("");
        }
    }

    private static Node line(Deed deed, Leg leg) {
        var key = (deed == Deed.PUBLISH ? "way." : "heard.") + leg.way().name().toLowerCase(Locale.ROOT);
        var text = Controls.paragraph(TEXTS.get(key, leg.subject(), leg.name(), leg.weight()), "text-muted");
        return Controls.row("effect", Controls.icon(Feather.CORNER_DOWN_RIGHT), text);
    }

    private static String words(Deed deed, String subject, Answer answer) {
        var cause = answer.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return TEXTS.get("can." + cause, TEXTS.get("can.verb." + deed.word()), subject, answer.rule());
    }
}
