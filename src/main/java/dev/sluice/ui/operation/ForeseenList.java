package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a change that is being typed would do, below the form that it is typed into.
public final class ForeseenList extends VBox {
    private static final Messages TEXTS = Messages.of("operation");

    public ForeseenList(ObservableValue<Foreseen> foreseen) {
        getStyleClass().add("effect-list");
        managedProperty().bind(Bindings.isNotEmpty(getChildren()));
        foreseen.subscribe(this::show);
    }

    private void show(Foreseen foreseen) {
        getChildren().clear();
        switch (foreseen) {
            case Foreseen.Nothing _ -> {}
            case Foreseen.Reading _ -> {
                var wheel = new ProgressIndicator();
                wheel.setAccessibleText(TEXTS.get("effect.reading"));
                getChildren()
                        .add(Controls.row("effect", wheel, Controls.label(TEXTS.get("effect.reading"), "text-muted")));
            }
            case Foreseen.Known(var claims, var cuts) -> known(claims, cuts);
            case Foreseen.Wrong(var problem) -> getChildren().add(new ProblemPane(problem));
        }
    }

    private void known(List<ClaimChange> claims, Optional<List<PreflightFinding>> cuts) {
        cuts.orElse(List.of()).forEach(found -> getChildren().add(new EffectLine(new Effect.Warns(found))));
        if (cuts.isEmpty()) {
            var unasked = Controls.paragraph(TEXTS.get("effect.unasked"), "note");
            unasked.setGraphic(Controls.icon(Feather.WIFI_OFF));
            getChildren().add(unasked);
        }
        getChildren()
                .add(
                        claims.isEmpty()
                                ? Controls.paragraph(TEXTS.get("effect.same"), "text-muted")
                                : new ClaimList(TEXTS.get("effect.claims"), claims, Map.of()));
    }
}
