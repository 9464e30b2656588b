package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.StepList;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenToDeliver;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The steps while they run, per server, and how it ended.
final class ResultPage implements WizardPage {

    private static final Messages TEXTS = Messages.of("share");

    private final ShareModel model;
    private final ShareController controller;
    private final VBox root = new VBox();
    private final VBox head = new VBox();
    private final VBox end = new VBox();
    private StepList steps = new StepList();

    ResultPage(ShareModel model, ShareController controller) {
        this.model = model;
        this.controller = controller;
        root.getStyleClass().addAll("wizard-form", "share-result");
        end.getStyleClass().add("push-end");
        root.getChildren().addAll(head, steps, end);
        model.act().subscribe(this::show);
        model.steps().addListener((ListChangeListener<Progress.Step>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(step -> steps.accept(step));
            }
        });
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node first() {
        return root;
    }

    @Override
    public ObservableValue<Boolean> ready() {
        return new SimpleBooleanProperty(true);
    }

    private void startSteps() {
        steps = new StepList();
        steps.managedProperty().bind(Bindings.isNotEmpty(steps.getChildren()));
        root.getChildren().set(1, steps);
    }

    private void show(ShareProgress act) {
        end.getChildren().clear();
        switch (act) {
            case ShareProgress.NotYet _ -> startSteps();
            case ShareProgress.Running _ -> {
                startSteps();
                title(
                        Feather.LOADER,
                        "mark-running",
                        TEXTS.get("running", model.subject().get(), model.partnerName()));
            }
            case ShareProgress.Offered offered -> offered(offered.connection());
            case ShareProgress.Shared shared -> shared(shared);
            case ShareProgress.Failed failed -> {
                steps.stop();
                title(Feather.ALERT_TRIANGLE, "mark-warning", TEXTS.get("failed"));
                end.getChildren().add(model.cuts().answer(failed.problem()));
                failed.offer()
                        .ifPresent(_ -> end.getChildren()
                                .add(Controls.paragraph(TEXTS.get("failed.offer", model.partnerName()))));
            }
        }
    }

    private void shared(ShareProgress.Shared shared) {
        if (shared.isActive()) {
            title(
                    Feather.CHECK_CIRCLE,
                    "mark-done",
                    TEXTS.get(
                            "shared.title", model.partnerName(), model.subject().get(), model.sourceName()));
            end.getChildren()
                    .add(Controls.paragraph(
                            TEXTS.get("shared.next", model.arrivesAs(), model.partnerName()), "text-muted"));
        } else {
            title(Feather.EDIT_2, "mark-running", TEXTS.get("staged.title"));
        }
        var line = Controls.paragraph(shared.sentence(), "act-done");
        line.setId("share-done");
        end.getChildren().addFirst(line);
    }

    private void offered(Connection offer) {
        var token = offer.grant().token();
        title(Feather.CLOCK, "mark-warning", TEXTS.get("offered.title", model.partnerName()));
        if (token == null) {
            end.getChildren().setAll(Controls.paragraph(TEXTS.get("offered.text", model.partnerName())));
            return;
        }
        var parcel = new TokenToDeliver(token, model.name().get().strip(), model.partnerName());
        end.getChildren()
                .setAll(List.of(
                        Controls.paragraph(TEXTS.get("token.text", model.partnerName())),
                        controller.handOver(parcel, TEXTS.get("token.hint"))));
    }

    private void title(Ikon icon, String style, String words) {
        Label title = Controls.paragraph(words, "result-title", style);
        title.setGraphic(Controls.icon(icon, "result-icon"));
        title.setId("share-result");
        head.getChildren().setAll(title);
    }
}
