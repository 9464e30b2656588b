package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.federation.maintenance.Drifts.Obstacle;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One claim that differs, and whose it is to be. Ours until somebody chooses.
final class ClaimChoice extends VBox {

    private static final Messages TEXTS = Messages.of("drift");

    private final Line line;
    private final String path;
    private final Map<PublicKey, String> names;
    private final RadioButton ours = new RadioButton(TEXTS.get("ours"));
    private final RadioButton theirs = new RadioButton(TEXTS.get("theirs"));
    private final Label reason = Controls.paragraph("", "field-message");

    ClaimChoice(Line line, Map<PublicKey, String> names) {
        this.line = line;
        this.names = names;
        this.path = DriftText.path(line, names);
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
        // Until it is known whether it can be taken.
        theirs.setDisable(true);
        Controls.show(reason, Visible.NO);
        if (!line.isOpen()) {
            say(TEXTS.get("merge.same"));
        }
    }

    private Node option(RadioButton button, @Nullable String value) {
        button.setMnemonicParsing(false);
        var words = value == null ? TEXTS.get("absent") : DriftText.value(line, value, names);
        button.setAccessibleText(TEXTS.get("merge.option", path, button.getText(), words));
        var shown = Controls.paragraph(words, value == null ? "text-muted" : "mono");
        HBox.setHgrow(shown, Priority.ALWAYS);
        return Controls.row("claim-option", button, shown);
    }

    /// What was found of it; null when it can be taken.
    void settle(@Nullable Obstacle obstacle) {
        if (!line.isOpen()) {
            return;
        }
        theirs.setDisable(obstacle != null);
        if (obstacle != null) {
            say(TEXTS.get("obstacle." + obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    private void say(String words) {
        reason.setText(words);
        theirs.setAccessibleHelp(words);
        Controls.show(reason, Visible.YES);
    }

    void choose(Side side) {
        if (side == Side.OURS) {
            ours.setSelected(true);
        } else if (!theirs.isDisabled()) {
            theirs.setSelected(true);
        }
    }

    /// Whose version it is.
    enum Side {
        OURS,
        THEIRS
    }

    String claim() {
        return line.path();
    }

    BooleanProperty taken() {
        return theirs.selectedProperty();
    }
}
