package dev.sluice.ui.screen.unlock;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.text.Messages;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A card in the middle of the window.
final class UnlockView implements View {

    private static final Messages TEXTS = Messages.of("unlock");

    private final UnlockForm form;
    private final StackPane root;

    UnlockView(String folder, UnlockForm form, Runnable onWithoutKeys, Runnable onBack) {
        this.form = form;
        var without = Controls.button(TEXTS.get("without-keys"), Feather.EYE, onWithoutKeys, "flat");
        without.setId("without-keys");
        var back = Controls.button(TEXTS.get("other"), Feather.FOLDER, onBack, "flat");
        var card = new VBox(
                Controls.icon(Feather.LOCK, "door-icon"),
                Controls.label(TEXTS.get("title"), "door-title"),
                Controls.paragraph(folder, "text-muted", "mono"),
                form.view().root(),
                Controls.row("door-others", without, Controls.spring(), back),
                Controls.paragraph(TEXTS.get("without-keys.hint"), "text-muted", "text-small"));
        card.getStyleClass().addAll("door-card", "unlock-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root = new StackPane(card);
        root.getStyleClass().add("door");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focusContent() {
        form.input().requestFocus();
    }
}
