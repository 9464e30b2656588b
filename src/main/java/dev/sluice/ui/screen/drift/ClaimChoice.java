package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.text.Messages;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One claim that differs, with both versions to choose from.
final class ClaimChoice extends VBox {

    private static final Messages TEXTS = Messages.of("drift");

    private final Line line;
    private final String path;
    private final Map<PublicKey, String> names;

    ClaimChoice(ClaimModel model, Map<PublicKey, String> names) {
        this.line = model.line();
        this.names = names;
        this.path = DriftText.path(line, names);
        var ours = new RadioButton(TEXTS.get("ours"));
        var theirs = new RadioButton(TEXTS.get("theirs"));
        var reason = Controls.paragraph("", "field-message");
        getStyleClass().add("drift-claim");
        setAccessibleText(path);
        getChildren()
                .addAll(
                        Controls.row(
                                "drift-claim-head",
                                ChangeKind.of(line).label(),
                                Controls.paragraph(path, "mono", "claim-path")),
                        option(ours, line.ours()),
                        option(theirs, line.theirs()),
                        reason);
        var group = new ToggleGroup();
        ours.setToggleGroup(group);
        theirs.setToggleGroup(group);
        ours.setSelected(true);
        theirs.disableProperty().bind(model.takeable().not());
        theirs.selectedProperty().bindBidirectional(model.taken());
        model.taken().subscribe(taken -> ours.setSelected(!taken));
        model.reason().subscribe(words -> {
            reason.setText(words);
            theirs.setAccessibleHelp(words);
            Controls.show(reason, Visible.when(!words.isEmpty()));
        });
    }

    private Node option(RadioButton button, @Nullable String value) {
        button.setMnemonicParsing(false);
        var words = value == null ? TEXTS.get("absent") : DriftText.value(line, value, names);
        button.setAccessibleText(TEXTS.get("merge.option", path, button.getText(), words));
        var shown = Controls.paragraph(words, value == null ? "text-muted" : "mono");
        HBox.setHgrow(shown, Priority.ALWAYS);
        return Controls.row("claim-option", button, shown);
    }
}
