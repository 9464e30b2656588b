package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.text.Messages;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Four doors, the sandbox first.
final class WelcomeView implements View {

    private static final Messages TEXTS = Messages.of("welcome");

    private final StackPane root;
    private final Button sandbox;
    private final VBox faults = new VBox();

    WelcomeView(WelcomeModel model, WelcomeController controller) {
        sandbox = door("sandbox", Feather.BOX, controller::onSandbox);
        sandbox.getStyleClass().add("door-first");
        var operator = door("operator", Feather.PLUS_CIRCLE, controller::onNewOperator);
        var open = door("open", Feather.FOLDER, controller::onOpen);
        var onboarding = door("onboarding", Feather.DOWNLOAD, controller::onIntake);
        var doors = new HBox(sandbox, onboarding, operator, open);
        doors.getStyleClass().add("doors");
        doors.disableProperty().bind(model.progress().isNotEmpty());
        var page = new VBox(
                Controls.icon(Feather.SHUFFLE, "door-icon"),
                Controls.label(TEXTS.get("title"), "welcome-title"),
                Controls.paragraph(TEXTS.get("subtitle"), "welcome-subtitle"),
                doors,
                restore(model, controller),
                progress(model),
                faults,
                Controls.label(TEXTS.get("privacy"), "text-muted", "text-small"));
        page.getStyleClass().add("welcome");
        page.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        model.problem().subscribe(this::showProblem);
        root = new StackPane(page);
        root.getStyleClass().add("door");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focusContent() {
        sandbox.requestFocus();
    }

    private static Hyperlink restore(WelcomeModel model, WelcomeController controller) {
        var link = Controls.link(TEXTS.get("restore.link"), controller::onRestore);
        link.setId("door-restore");
        link.disableProperty().bind(model.progress().isNotEmpty());
        return link;
    }

    private static HBox progress(WelcomeModel model) {
        var text = Controls.label("", "text-muted");
        text.textProperty().bind(model.progress());
        var wheel = new ProgressIndicator();
        wheel.accessibleTextProperty().bind(model.progress());
        var line = Controls.row("welcome-progress", wheel, text);
        line.visibleProperty().bind(model.progress().isNotEmpty());
        return line;
    }

    private void showProblem(@Nullable Problem problem) {
        faults.getChildren().clear();
        if (problem != null) {
            faults.getChildren().add(new ProblemPane(problem));
        }
        Controls.show(faults, Visible.when(problem != null));
    }

    private static Button door(String key, Ikon icon, Runnable action) {
        var name = TEXTS.get(key + ".door");
        var words = new VBox(
                Controls.icon(icon, "door-card-icon"),
                Controls.label(name, "door-card-title"),
                Controls.paragraph(TEXTS.get(key + ".door.text"), "door-card-text"));
        words.getStyleClass().add("door-card-words");
        var button = Controls.button(name, action, "door-button");
        button.setGraphic(words);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setId("door-" + key);
        return button;
    }
}
