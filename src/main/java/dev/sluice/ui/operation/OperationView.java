package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationModel.Effects;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Review before an operation on servers, then the operation itself: effects in sentences, a typed name where the
/// level wants one, the steps per server, the result. The window stays usable: nothing blocks.
public final class OperationView extends Sheet {

    private static final Messages TEXTS = Messages.of("operation");

    private final OperationController<?> controller;
    private final OperationModel model;
    private final VBox form = new VBox();
    private final VBox effects = new VBox();
    private final VBox typed = new VBox();
    private final VBox result = new VBox();
    private final StepList steps = new StepList();

    public OperationView(OperationController<?> controller, OperationModel model, String title) {
        super(title, Size.MEDIUM);
        this.controller = controller;
        this.model = model;
        getStyleClass().add("act-sheet");
        form.getStyleClass().add("act-form");
        typed.getStyleClass().add("act-form");
        effects.getStyleClass().add("effect-list");
        result.getStyleClass().add("act-result");
        List.of(form, effects, typed, steps, result).forEach(OperationView::onlyWhenFilled);
        add(form, effects, typed, steps, result);
        onClose(() -> {});
    }

    /// Words or fields above the effects.
    public OperationView with(Node... nodes) {
        form.getChildren().addAll(nodes);
        return this;
    }

    /// An account it is about: names can be chosen to look like others, the ends of a key cannot.
    public OperationView about(String name, PublicKey key) {
        return with(Controls.party(name, key));
    }

    /// Asks for the name, and the passphrase, where they are wanted, below the effects; the model has to ask for
    /// them.
    public OperationView typed(TypedName name) {
        typed.getChildren().addAll(fields(name));
        return this;
    }

    /// The same only while something that is chosen above cuts.
    public OperationView typed(TypedName name, ObservableValue<Boolean> cuts) {
        cuts.subscribe(typed::setVisible);
        return typed(name);
    }

    /// The button that does it. From here on the sheet follows the model.
    public OperationView verb(String verb, String... styles) {
        primary(verb, controller::start, styles).setId("act-verb");
        follow(model);
        model.effects().subscribe(this::show);
        model.steps().addListener((ListChangeListener<Progress.Step>) this::heard);
        model.busy().subscribe((_, busy) -> follow(busy));
        model.result().subscribe(sentence -> Optional.ofNullable(sentence).ifPresent(this::finished));
        return this;
    }

    /// Beside the verb once it is done, for what is a person's to carry on.
    public OperationView afterwards(Node button) {
        model.result().subscribe(sentence -> {
            if (sentence != null) {
                aside(button);
            }
        });
        return this;
    }

    /// What is told when the sheet goes, besides that nobody waits for the effects any more.
    @Override
    public void onClose(Runnable action) {
        super.onClose(() -> {
            controller.stopLooking();
            action.run();
        });
    }

    private void show(Effects now) {
        switch (now) {
            case Effects.Unasked _, Effects.Unknown _ -> effects.getChildren().clear();
            case Effects.Reading _ -> {
                var wheel = new ProgressIndicator();
                wheel.setAccessibleText(TEXTS.get("effect.reading"));
                effects.getChildren()
                        .setAll(Controls.row(
                                "effect", wheel, Controls.label(TEXTS.get("effect.reading"), "text-muted")));
            }
            case Effects.Known(var preview) ->
                effects.getChildren()
                        .setAll(Controls.label(TEXTS.get("effect.title"), "section-title"), new EffectList(preview));
        }
    }

    private void heard(ListChangeListener.Change<? extends Progress.Step> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(steps);
        }
    }

    private static void onlyWhenFilled(VBox box) {
        box.managedProperty().bind(Bindings.isNotEmpty(box.getChildren()).and(box.visibleProperty()));
    }

    private void follow(boolean busy) {
        var isOver = model.result().get() != null;
        form.setDisable(busy || isOver);
        typed.setDisable(busy || isOver);
        if (busy) {
            result.getChildren().clear();
            leaveBy(TEXTS.get("action.hide"));
        } else if (!isOver) {
            // What still runs did not finish.
            steps.stop();
            leaveBy(TEXTS.get("action.close"));
        }
    }

    private void finished(String sentence) {
        var line = Controls.paragraph(sentence, "act-done");
        line.setId("act-result");
        result.getChildren().setAll(line);
        effects.setVisible(false);
        typed.setVisible(false);
        finish(TEXTS.get("action.close"));
    }
}
