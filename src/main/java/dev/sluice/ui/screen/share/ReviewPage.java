package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.operation.EffectList;
import dev.sluice.ui.screen.share.ShareModel.Mode;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is about to happen, in plain sentences.
final class ReviewPage implements WizardPage {

    private static final Messages TEXTS = Messages.of("share");

    private final ShareModel model;
    private final HBox root = new HBox();
    private final VBox summary = new VBox();
    private final VBox effects = new VBox();
    private Optional<Preview> preview = Optional.empty();

    ReviewPage(ShareModel model) {
        this.model = model;
        root.getStyleClass().add("share-review");
        summary.getStyleClass().add("share-summary");
        effects.getStyleClass().add("share-effects");
        HBox.setHgrow(effects, Priority.ALWAYS);
        root.getChildren().addAll(summary, effects);
        model.mode().subscribe(_ -> showEffects());
        model.arrivalCheck().subscribe(this::show);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node first() {
        var choice = root.lookup("#choice-" + model.mode().get().name().toLowerCase(java.util.Locale.ROOT));
        return choice == null ? root : choice;
    }

    @Override
    public ObservableValue<Boolean> ready() {
        return new SimpleBooleanProperty(true);
    }

    private void show(ShareCheck<Optional<Preview>> check) {
        switch (check) {
            case ShareCheck.Open<Optional<Preview>> _ -> {}
            case ShareCheck.Holds<Optional<Preview>>(var next) -> show(next);
            case ShareCheck.Refused<Optional<Preview>> _ -> show(Optional.empty());
        }
    }

    private void show(Optional<Preview> next) {
        preview = next;
        showEffects();
    }

    @Override
    public void enter() {
        var facts = new Facts()
                .add(TEXTS.get("sum.from"), model.sourceParty())
                .add(TEXTS.get("sum.to"), model.partnerParty())
                .add(TEXTS.get("sum.kind"), Kinds.label(model.kind().get()))
                .addMono(TEXTS.get("sum.subject"), model.subject().get().strip());
        if (model.isOurs()) {
            facts.addMono(TEXTS.get("sum.local"), model.arrivesAs());
        }
        facts.add(TEXTS.get("sum.name"), model.name().get().strip());
        summary.getChildren().setAll(Controls.label(TEXTS.get("sum"), "section-title"), facts);
        if (model.isOurs()) {
            var mode = new Choices<>(TEXTS.get("mode"), model.mode().get())
                    .offer(Mode.NOW, TEXTS.get("mode.now"), TEXTS.get("mode.now.hint"))
                    .offer(Mode.OFFER, TEXTS.get("mode.offer"), TEXTS.get("mode.offer.hint", model.partnerName()));
            mode.chosen().subscribe(chosen -> model.mode().set(chosen));
            summary.getChildren().add(mode);
        }
        showEffects();
    }

    private void showEffects() {
        effects.getChildren().clear();
        effects.getChildren().add(Controls.label(TEXTS.get("effect"), "section-title"));
        if (model.isAccepting()) {
            preview.ifPresent(found -> effects.getChildren().add(new EffectList(found)));
            steps("steps.now");
        } else {
            steps(model.isOurs() ? "steps.offer" : "steps.token");
        }
        effects.getChildren()
                .addAll(
                        Controls.label(TEXTS.get("failure"), "section-title", "section-later"),
                        Controls.paragraph(TEXTS.get(
                                model.isAccepting() ? "failure.now" : "failure.offer",
                                model.sourceName(),
                                model.partnerName())));
        var note = Controls.paragraph(TEXTS.get("unheard"), "note");
        note.setGraphic(Controls.icon(Feather.INFO));
        effects.getChildren().add(note);
    }

    private void steps(String key) {
        if (key.equals("steps.now")) {
            effects.getChildren().add(Controls.label(TEXTS.get("steps"), "section-title", "section-later"));
        }
        var list = new VBox();
        list.getStyleClass().add("order");
        var sentences =
                List.of(TEXTS.get(key, model.sourceName(), model.partnerName()).split("\n"));
        for (var i = 0; i < sentences.size(); i++) {
            var text = Controls.paragraph(sentences.get(i));
            HBox.setHgrow(text, Priority.ALWAYS);
            list.getChildren()
                    .add(Controls.row("order-line", Controls.label(String.valueOf(i + 1), "order-number"), text));
        }
        effects.getChildren().add(list);
    }
}
