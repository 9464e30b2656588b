package dev.sluice.ui.screen.share;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The ways on, back and out.
final class WizardFooter extends HBox {

    private static final Messages TEXTS = Messages.of("share");

    private final ShareModel model;
    private final ShareController controller;
    private final Label why = Controls.label("", "checks-why");
    private Button primary = new Button();

    WizardFooter(ShareModel model, ShareController controller) {
        this.model = model;
        this.controller = controller;
        getStyleClass().add("wizard-footer");
        why.setId("share-why");
    }

    /// Presses the button that leads on, if it can be pressed.
    void go() {
        if (!primary.isDisabled()) {
            primary.fire();
        }
    }

    void focusPrimary() {
        primary.requestFocus();
    }

    void show(WizardPage page) {
        getChildren().clear();
        why.textProperty().unbind();
        why.setText("");
        if (model.step().get() == WizardStep.RESULT) {
            result(model.act().get());
        } else {
            way(page);
        }
    }

    private void way(WizardPage page) {
        var step = model.step().get();
        getChildren().addAll(button("leave", controller::onLeave), Controls.spring(), why);
        if (step != WizardStep.FROM) {
            getChildren().add(button("back", controller::onBack));
        }
        if (step == WizardStep.REVIEW) {
            primary(verb(), controller::onNext);
            var blocked = controller.blocked();
            why.textProperty().bind(blocked.map(reason -> reason));
            primary.disableProperty().bind(off(page.ready(), blocked));
        } else {
            primary(TEXTS.get("next"), controller::onNext);
            primary.disableProperty().bind(page.ready().map(ready -> !ready));
        }
    }

    private static ObservableValue<Boolean> off(ObservableValue<Boolean> ready, ObservableValue<String> blocked) {
        return Bindings.createBooleanBinding(
                () -> !ready.getValue() || !blocked.getValue().isEmpty(), ready, blocked);
    }

    private String verb() {
        if (model.isAccepting()) {
            return TEXTS.get("verb.now");
        }
        return TEXTS.get(model.isOurs() ? "verb.offer" : "verb.token");
    }

    private void result(ShareProgress act) {
        getChildren().add(button(act instanceof ShareProgress.Running ? "hide" : "close", controller::onLeave));
        getChildren().add(Controls.spring());
        switch (act) {
            case ShareProgress.NotYet _, ShareProgress.Running _ -> primary = new Button();
            case ShareProgress.Offered offered -> {
                getChildren().add(button("another", controller::onShareAnother));
                primary(TEXTS.get("open.pending"), () -> controller.onOpen(offered.connection()));
            }
            case ShareProgress.Shared shared -> {
                getChildren().add(button("another", controller::onShareAnother));
                if (shared.isActive()) {
                    getChildren().add(button("flows", controller::onFlows));
                    primary(TEXTS.get("open.connection"), () -> controller.onOpen(shared.connection()));
                } else {
                    primary(TEXTS.get("open.review"), controller::onReview);
                }
            }
            case ShareProgress.Failed failed -> {
                failed.offer()
                        .ifPresentOrElse(
                                offer -> getChildren()
                                        .addAll(
                                                button("withdraw", () -> controller.onWithdraw(offer)),
                                                button("open.pending", () -> controller.onOpen(offer))),
                                () -> getChildren().add(button("back", controller::onBack)));
                primary(TEXTS.get("again"), controller::onTryAgain);
            }
        }
    }

    private void primary(String text, Runnable action) {
        primary = Controls.button(text, action, "accent");
        primary.setId("share-next");
        if (model.step().get().compareTo(WizardStep.REVIEW) < 0) {
            // Nothing is done yet, so Enter may lead on; what is done takes the key of every review.
            primary.setDefaultButton(true);
            primary.setGraphic(Controls.icon(Feather.ARROW_RIGHT));
            primary.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        getChildren().add(primary);
    }

    private static Node button(String key, Runnable action) {
        var button = Controls.button(TEXTS.get(key), action);
        button.setId("share-" + key.replace('.', '-'));
        return button;
    }
}
