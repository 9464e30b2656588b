package dev.sluice.ui.screen.review;

import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.operation.ClaimList;
import dev.sluice.ui.operation.EffectLine;
import dev.sluice.ui.text.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What a push of everything would do: to traffic, and to the claims.
final class ConsequencePane extends StackPane {

    private static final Messages TEXTS = Messages.of("review");

    private final TabPane tabs = new TabPane();
    private final VBox effects = new VBox();
    private final VBox claims = new VBox();

    ConsequencePane() {
        getStyleClass().add("consequences");
        effects.getStyleClass().add("tab-body");
        claims.getStyleClass().add("tab-body");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().addAll(tab("effect", effects), tab("claims", claims));
        tabs.setAccessibleText(TEXTS.get("consequences"));
        getChildren().add(tabs);
    }

    void show(PendingChanges waiting) {
        effects.getChildren().clear();
        claims.getChildren().clear();
        waiting.fault().ifPresent(fault -> effects.getChildren().add(new ProblemPane(fault)));
        waiting.preview().ifPresent(preview -> show(preview, waiting.names()));
    }

    private void show(Preview preview, Map<String, String> names) {
        effects.getChildren()
                .addAll(preview.effects().stream()
                        .sorted(Comparator.comparing(Effect.Publishes.class::isInstance))
                        .map(EffectLine::new)
                        .toList());
        var changed = preview.accounts().stream()
                .filter(account -> !account.claims().isEmpty())
                .toList();
        changed.forEach(account -> claims.getChildren().add(new ClaimList(account, names)));
        muteIfEmpty(effects, "effect.none");
        muteIfEmpty(claims, "claims.none");
    }

    private static void muteIfEmpty(VBox box, String key) {
        if (box.getChildren().isEmpty()) {
            box.getChildren().setAll(List.<Node>of(Controls.paragraph(TEXTS.get(key), "text-muted")));
        }
    }

    private static Tab tab(String key, VBox body) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(TEXTS.get("tab." + key));
        var tab = new Tab(TEXTS.get("tab." + key), scroll);
        tab.setId("review-tab-" + key);
        return tab;
    }
}
