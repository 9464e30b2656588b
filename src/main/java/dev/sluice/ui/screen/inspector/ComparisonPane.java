package dev.sluice.ui.screen.inspector;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.ClaimList;
import dev.sluice.ui.screen.inspector.InspectorModel.Compared;
import dev.sluice.ui.screen.inspector.InspectorModel.Comparison;
import dev.sluice.ui.screen.inspector.InspectorModel.Impossible;
import dev.sluice.ui.screen.inspector.InspectorModel.NotAsked;
import dev.sluice.ui.text.Messages;
import java.util.Map;
import javafx.scene.layout.VBox;

/// What the second token says otherwise than the first.
final class ComparisonPane extends VBox {
    private static final Messages TEXTS = Messages.of("inspector");
    private static final int MOST = 200;

    ComparisonPane() {
        getStyleClass().add("detail-body");
    }

    void show(Comparison comparison) {
        getChildren().clear();
        switch (comparison) {
            case NotAsked _ -> getChildren().add(Controls.paragraph(TEXTS.get("compare.none"), "text-muted"));
            case Impossible impossible -> getChildren().add(Controls.paragraph(impossible.why()));
            case Compared compared -> show(compared);
        }
    }

    private void show(Compared compared) {
        var changes = compared.changes();
        if (changes.isEmpty()) {
            getChildren().add(Controls.paragraph(TEXTS.get("compare.same")));
            return;
        }
        var title = TEXTS.get("compare.title", changes.size());
        getChildren().add(new ClaimList(title, changes.stream().limit(MOST).toList(), Map.of()));
        if (changes.size() > MOST) {
            getChildren().add(Controls.paragraph(TEXTS.get("findings.more", changes.size() - MOST), "text-muted"));
        }
    }
}
