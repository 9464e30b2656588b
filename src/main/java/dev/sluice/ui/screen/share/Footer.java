package dev.sluice.ui.screen.share;

import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.mvc.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The ways on, back and out.
final class Footer extends HBox {

    private static final Texts TEXTS = Texts.of("share");

    private final ShareModel model;
    private final ShareController controller;
    private final Label why = Nodes.label("", "checks-why");
    private Button primary = new Button();

    Footer(ShareModel model, ShareController controller) {
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

    void show(Page page) {
        getChildren().clear();
        why.textProperty().unbind();
        why.setText("");
        if (model.step().get() == Step.RESULT) {
            result(model.act().get());
        } else {
            way(page);
        }
    }

    private void way(Page page) {
        var step = model.step().get();
        getChildren().addAll(button("leave", controller::onLeave), Nodes.spring(), why);
        if (step != Step.FROM) {
            getChildren().add(button("back", controller::onBack));
        }
        if (step == Step.REVIEW) {
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

    private void result(Act act) {
        getChildren().add(button(act instanceof Act.Running ? "hide" : "close", controller::onLeave));
        getChildren().add(Nodes.spring());
        switch (act) {
            case Act.NotYet _, Act.Running _ -> primary = new Button();
            case Act.Offered offered -> {
                getChildren().add(button("another", controller::onShareAnother));
                primary(TEXTS.get("open.pending"), () -> controller.onOpen(offered.connection()));
            }
            case Act.Shared shared -> {
                getChildren().add(button("another", controller::onShareAnother));
                if (shared.isActive()) {
                    getChildren().add(button("flows", controller::onFlows));
                    primary(TEXTS.get("open.connection"), () -> controller.onOpen(shared.connection()));
                } else {
                    primary(TEXTS.get("open.review"), controller::onReview);
                }
            }
            case Act.Failed failed -> {
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
        primary = Nodes.button(text, action, "accent");
        primary.setId("share-next");
        if (model.step().get().compareTo(Step.REVIEW) < 0) {
            // Nothing is done yet, so Enter may lead on; what is done takes the key of every review.
            primary.setDefaultButton(true);
            primary.setGraphic(Nodes.icon(Feather.ARROW_RIGHT));
            primary.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        getChildren().add(primary);
    }

    private static Node button(String key, Runnable action) {
        var button = Nodes.button(TEXTS.get(key), action);
        button.setId("share-" + key.replace('.', '-'));
        return button;
    }
}
