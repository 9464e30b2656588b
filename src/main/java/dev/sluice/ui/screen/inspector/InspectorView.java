package dev.sluice.ui.screen.inspector;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.control.FileDrop;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.screen.inspector.InspectorModel.Found;
import dev.sluice.ui.screen.inspector.InspectorModel.Nothing;
import dev.sluice.ui.screen.inspector.InspectorModel.Reading;
import dev.sluice.ui.screen.inspector.InspectorModel.Refused;
import dev.sluice.ui.screen.inspector.InspectorModel.Shown;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenInput;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is given on the left, what it says on the right.
final class InspectorView implements ScreenView {
    private static final Messages TEXTS = Messages.of("inspector");
    private static final double SHARE = 0.34;

    private final TokenInput token;
    private final TokenInput other;
    private final StackPane result = new StackPane();
    private final ResultPane found;
    private final SplitPane root;

    InspectorView(ScreenContext context, InspectorModel model, InspectorController controller) {
        token = new TokenInput(context, "inspect-token", TEXTS.get("token"), TEXTS.get("token.hint"));
        other = new TokenInput(context, "inspect-other", TEXTS.get("other"), TEXTS.get("other.hint"));
        found = new ResultPane(context.moments(), model, controller, this::set);
        var clear = Controls.iconButton(TEXTS.get("clear"), Feather.X, this::clear);
        clear.setId("inspect-clear");
        clear.disableProperty().bind(token.given().isEmpty());
        token.withButton(Controls.spring()).withButton(clear);
        var entry = new VBox(token, compare(), other);
        entry.getStyleClass().add("inspect-entry");
        entry.setMinWidth(280);
        VBox.setVgrow(token, Priority.ALWAYS);
        VBox.setVgrow(other, Priority.ALWAYS);
        result.setMinWidth(380);
        root = new SplitPane(entry, result);
        root.setDividerPositions(SHARE);
        root.getStyleClass().add("master-detail");
        SplitPane.setResizableWithParent(entry, false);
        FileDrop.onto(root, token::load);
        keep(token, model.given());
        keep(other, model.other());
        model.shown().subscribe(this::show);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focusContent() {
        token.area().requestFocus();
    }

    /// Field and model say the same; a seed is in neither.
    private static void keep(TokenInput field, StringProperty text) {
        field.given().subscribe(text::set);
        text.subscribe(next -> {
            if (!next.equals(field.given().get())) {
                field.set(next);
            }
        });
    }

    private void set(String text) {
        token.set(text);
        focusContent();
    }

    private void clear() {
        other.set("");
        set("");
    }

    private Node compare() {
        var toggle = new ToggleButton(TEXTS.get("compare"), Controls.icon(Feather.COLUMNS));
        toggle.setId("inspect-compare");
        toggle.setAccessibleText(TEXTS.get("compare"));
        toggle.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        toggle.selectedProperty().subscribe(on -> {
            Controls.show(other, Visible.when(on));
            if (!on) {
                other.set("");
            }
        });
        return toggle;
    }

    private void show(Shown shown) {
        result.getChildren()
                .setAll(
                        switch (shown) {
                            case Nothing _ ->
                                new EmptyState(
                                        Feather.FILE_TEXT,
                                        TEXTS.get("empty.title"),
                                        TEXTS.get("empty.text"),
                                        example());
                            case Reading _ -> reading();
                            case Refused refused -> refused(refused);
                            case Found done -> {
                                found.show(done.inspection());
                                yield found;
                            }
                        });
    }

    private Node example() {
        var paste = Controls.button(TEXTS.get("paste"), Feather.CLIPBOARD, token::paste, "accent");
        paste.setId("inspect-paste");
        return paste;
    }

    private static Node reading() {
        var wheel = new ProgressIndicator();
        wheel.setAccessibleText(TEXTS.get("reading"));
        var box = new VBox(wheel, Controls.label(TEXTS.get("reading"), "empty-text"));
        box.getStyleClass().add("empty-state");
        return box;
    }

    private static Node refused(Refused refused) {
        var pane = new VBox(
                new ProblemPane(refused.problem()), Controls.paragraph(TEXTS.get("refused.hint"), "text-muted"));
        pane.getStyleClass().add("inspect-refused");
        return pane;
    }
}
