package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountPlan;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.PatchText;
import dev.sluice.ui.text.Messages;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What of an account waits for the next push; each can be taken back until then.
public final class StagedBar extends VBox {
    private static final Messages TEXTS = Messages.of("account");

    /// In pixels: however much waits, the account itself stays in sight.
    private static final double MOST = 96;

    /// @param undo takes one of them back
    public StagedBar(AccountPlan plan, Function<StagedChange, Command> undo, Command review) {
        getStyleClass().add("staged-bar");
        var waiting = plan.waiting();
        var head = Controls.label(TEXTS.get("waiting", waiting.size()), "section-title");
        head.setGraphic(Controls.icon(Feather.EDIT_2));
        var button = new CommandButton(review, "small", "accent");
        button.setMinWidth(USE_PREF_SIZE);
        getChildren().add(Controls.row("line", head, Controls.spring(), button));
        var lines = new VBox();
        lines.getStyleClass().add("staged-lines");
        waiting.forEach(change ->
                lines.getChildren().add(line(change, plan.stuck().get(change.id()), undo.apply(change))));
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setAccessibleText(head.getText());
        scroll.prefViewportHeightProperty().bind(Bindings.min(lines.heightProperty(), MOST));
        getChildren().add(scroll);
    }

    private static Node line(StagedChange change, @Nullable Problem stuck, Command undo) {
        var what = PatchText.of(change);
        var text = Controls.paragraph(
                stuck == null
                        ? what
                        : TEXTS.get("waiting.stuck", what, stuck.inWindow().what()));
        if (stuck != null) {
            text.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE, "mark-warning"));
        }
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var back = new CommandButton(undo, "small");
        back.setMinWidth(USE_PREF_SIZE);
        return Controls.row("line", text, back);
    }
}
