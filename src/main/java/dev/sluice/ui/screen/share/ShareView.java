package dev.sluice.ui.screen.share;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/// The steps above, one page in the middle, the ways on below.
final class ShareView implements ScreenView {

    private static final Messages TEXTS = Messages.of("share");
    private static final KeyCombination GO = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final ShareModel model;
    private final ShareController controller;
    private final BorderPane root = new BorderPane();
    private final WizardStepper stepper = new WizardStepper();
    private final ScrollPane scroll = new ScrollPane();
    private final WizardFooter footer;
    private final FromPage from;
    private final ToPage to;
    private final ReceiverPage receiver;
    private final ReviewPage review;
    private final ResultPage result;

    ShareView(ShareModel model, ShareController controller) {
        this.model = model;
        this.controller = controller;
        footer = new WizardFooter(model, controller);
        from = new FromPage(model);
        to = new ToPage(model, footer::go);
        receiver = new ReceiverPage(model);
        review = new ReviewPage(model);
        result = new ResultPage(model, controller);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(TEXTS.get("title"));
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("wizard-scroll");
        root.getStyleClass().add("wizard");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.step().subscribe(_ -> showPage());
        model.act().addListener((_, _, _) -> {
            footer.show(page());
            footer.focusPrimary();
        });
        model.mode().addListener((_, _, _) -> footer.show(page()));
        model.directory().subscribe(_ -> showPage());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focusContent() {
        var first = page().first();
        if (first.equals(page().node())) {
            footer.focusPrimary();
        } else {
            first.requestFocus();
        }
    }

    private void showPage() {
        if (model.directory().get().equals(ShareAccounts.EMPTY)) {
            return;
        }
        if (isAlone()) {
            alone();
            return;
        }
        var page = page();
        stepper.show(model.step().get());
        footer.show(page);
        if (!page.node().equals(scroll.getContent()) || !scroll.equals(root.getCenter())) {
            page.enter();
            scroll.setContent(page.node());
            scroll.setVvalue(0);
            root.setTop(stepper);
            root.setCenter(scroll);
            root.setBottom(footer);
            // Only what the scroll pane's skin has taken in can have the keyboard.
            root.applyCss();
            focusContent();
        }
    }

    /// Sharing takes two; with no account of ours there is nothing to start from.
    private boolean isAlone() {
        return model.step().get() == WizardStep.FROM
                && model.directory().get().sources().isEmpty();
    }

    private void alone() {
        root.setTop(null);
        root.setBottom(null);
        var accounts = Controls.button(TEXTS.get("empty.accounts"), Feather.USERS, controller::onAccounts, "accent");
        root.setCenter(new EmptyState(Feather.SHARE_2, TEXTS.get("empty.title"), TEXTS.get("empty.text"), accounts));
    }

    private WizardPage page() {
        return switch (model.step().get()) {
            case FROM -> from;
            case TO -> to;
            case RECEIVER -> receiver;
            case REVIEW -> review;
            case RESULT -> result;
        };
    }

    private void onKey(KeyEvent key) {
        if (GO.match(key)) {
            footer.go();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            controller.onLeave();
            key.consume();
        }
    }
}
