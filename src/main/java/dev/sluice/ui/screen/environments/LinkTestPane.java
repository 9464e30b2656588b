package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.environment.LinkCheck.Found;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The checks of a link, each with what to do about it.
final class LinkTestPane extends VBox {

    private static final Messages TEXTS = Messages.of("environments");

    private final LinkTest test;
    private final TimeFormat moments;

    LinkTestPane(LinkTest test, TimeFormat moments) {
        this.test = test;
        this.moments = moments;
        setId("link-test");
        getStyleClass().add("user-clients");
        test.state().subscribe(this::show);
    }

    private void show(LinkTest.State state) {
        var button = Controls.button(TEXTS.get("test"), Feather.ACTIVITY, test::run, "small");
        button.setId("link-test-run");
        getChildren().clear();
        switch (state) {
            case LinkTest.Untested _ -> getChildren().add(Controls.paragraph(TEXTS.get("test.none"), "text-muted"));
            case LinkTest.Testing _ -> {
                var wheel = new ProgressIndicator();
                wheel.setAccessibleText(TEXTS.get("test.running"));
                getChildren()
                        .add(Controls.row("effect", wheel, Controls.label(TEXTS.get("test.running"), "text-muted")));
                button.setDisable(true);
            }
            case LinkTest.Failed(var problem) -> getChildren().add(new ProblemPane(problem));
            case LinkTest.Told(var found, var at) -> {
                getChildren().addAll(lines(found));
                getChildren()
                        .add(Controls.label(TEXTS.get("test.at", moments.timeOfDay(at)), "text-muted", "text-small"));
            }
        }
        getChildren().add(button);
    }

    private static List<Node> lines(Found found) {
        return List.of(
                line(true, TEXTS.get("test.reached", found.server(), found.roundTripMillis())),
                found.missing().isEmpty()
                        ? line(true, TEXTS.get("test.answered", found.answered().size(), listed(found.answered())))
                        : line(
                                false,
                                TEXTS.get(
                                        "test.missing",
                                        listed(found.missing()),
                                        found.answered().size())),
                found.distrusting().isEmpty()
                        ? line(true, TEXTS.get("test.trusted"))
                        : line(false, TEXTS.get("test.distrusted", listed(found.distrusting()))));
    }

    private static String listed(List<String> names) {
        return String.join(", ", names);
    }

    private static Node line(boolean good, String words) {
        return Controls.row(
                "effect",
                Controls.icon(
                        good ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE,
                        "effect-icon",
                        good ? "effect-opens" : "effect-closes"),
                Controls.paragraph(words, "effect-text"));
    }
}
