package dev.sluice.ui.screen.review;

import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.control.Focus;
import dev.sluice.ui.screen.review.PendingChanges.Unfinished;
import dev.sluice.ui.screen.review.ReviewModel.Idle;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Left what waits, right what it does; below the checks and the push.
final class ReviewView implements ScreenView {

    private static final Messages TEXTS = Messages.of("review");
    private static final KeyCombination GO = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final ReviewModel model;
    private final ReviewController controller;
    private final BorderPane root = new BorderPane();
    private final ChangesPane changes;
    private final ConsequencePane consequences = new ConsequencePane();
    private final PushPane push;
    private final ChecksBar checks;
    private final HBox unfinished;
    private final StackPane right = new StackPane();
    private final HBox middle;

    ReviewView(ReviewModel model, ReviewController controller) {
        this.model = model;
        this.controller = controller;
        changes = new ChangesPane(controller);
        push = new PushPane(model, controller, this::back);
        checks = new ChecksBar(controller.push());
        unfinished = unfinished();
        HBox.setHgrow(right, Priority.ALWAYS);
        middle = new HBox(changes, right);
        middle.getStyleClass().add("review-middle");
        root.getStyleClass().add("review");
        root.setAccessibleText(TEXTS.get("title"));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.waiting().subscribe(_ -> show());
        model.link().subscribe(_ -> showChecks());
        model.locked().subscribe(_ -> showChecks());
        model.push().subscribe(now -> {
            push.show(now);
            show();
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focusContent() {
        if (controller.push().isEnabled()) {
            checks.focusPush();
        } else {
            Focus.stops(root).stream().findFirst().orElse(root).requestFocus();
        }
    }

    private void back() {
        controller.onBack();
        focusContent();
    }

    private void showChecks() {
        checks.show(model.waiting().get(), model.link().get(), model.locked().get());
    }

    private void show() {
        Focus.keep(root, this::rebuild, this::focusContent);
    }

    private void rebuild() {
        var waiting = model.waiting().get();
        var idle = model.push().get() instanceof Idle;
        Controls.show(unfinished, Visible.when(waiting.unfinished() == Unfinished.YES && idle));
        root.setTop(unfinished);
        if (idle && waiting.groups().isEmpty()) {
            root.setCenter(nothing());
            root.setBottom(null);
            return;
        }
        changes.show(waiting);
        consequences.show(waiting);
        right.getChildren().setAll(idle ? consequences : push);
        Controls.show(changes, Visible.when(idle || !waiting.groups().isEmpty()));
        root.setCenter(middle);
        root.setBottom(idle ? checks : null);
        showChecks();
    }

    private Node nothing() {
        var share = Controls.button(TEXTS.get("empty.share"), Feather.SHARE_2, controller::onShare, "accent");
        share.setId("review-share");
        return new EmptyState(Feather.CHECK_CIRCLE, TEXTS.get("empty.title"), TEXTS.get("empty.text"), share);
    }

    private HBox unfinished() {
        var text = Controls.paragraph(TEXTS.get("unfinished.text"));
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = Controls.row("review-unfinished", Controls.icon(Feather.ALERT_TRIANGLE), text);
        row.getChildren().add(new CommandButton(controller.finish()));
        return row;
    }

    private void onKey(KeyEvent key) {
        if (GO.match(key) && model.push().get() instanceof Idle) {
            controller.push().run();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE
                && !model.isRunning()
                && !(model.push().get() instanceof Idle)) {
            back();
            key.consume();
        }
    }
}
