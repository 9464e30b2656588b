package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.readmodel.TokenRelation.Importable;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.screen.inspector.InspectorModel.Comparison;
import dev.sluice.ui.screen.inspector.InspectorModel.NotAsked;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One token: its verdict and what can be done, then summary, claims and comparison in tabs.
final class ResultPane extends VBox {
    private static final Messages TEXTS = Messages.of("inspector");
    /// Longest text that is copied as JSON, in characters.
    private static final int MOST = 1_048_576;

    private final InspectorController controller;
    private final Label title = Controls.label("", "detail-title");
    private final HBox badges = Controls.row("detail-badges");
    private final Label subtitle = Controls.paragraph("", "detail-subtitle");
    private final HBox actions = Controls.row("detail-actions");
    private final SummaryPane summary;
    private final ClaimsTree tree;
    private final ComparisonPane comparison = new ComparisonPane();
    private final TabPane tabs = new TabPane();
    private final Tab comparisonTab = new Tab(TEXTS.get("tab.comparison"), scroll("tab.comparison", comparison));

    /// @param inspect told of a token within the claims that is to be inspected
    ResultPane(TimeFormat moments, InspectorModel model, InspectorController controller, Consumer<String> inspect) {
        this.controller = controller;
        this.summary = new SummaryPane(moments);
        this.tree = new ClaimsTree(controller, inspect);
        badges.setMinWidth(USE_PREF_SIZE);
        var head = new VBox(Controls.row("detail-line", title, Controls.spring(), badges), subtitle, actions);
        head.getStyleClass().add("detail-head");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText(TEXTS.get("tabs"));
        var first = new Tab(TEXTS.get("tab.summary"), scroll("tab.summary", summary));
        var second = new Tab(TEXTS.get("tab.claims"), tree);
        second.setId("inspect-tab-claims");
        comparisonTab.setId("inspect-tab-comparison");
        tabs.getTabs().addAll(first, second, comparisonTab);
        getStyleClass().addAll("detail-pane", "inspect-result");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(head, tabs);
        model.comparison().subscribe(this::compare);
    }

    void show(TokenInspection inspection) {
        title.setText(ForeignText.marked(InspectionText.title(inspection)));
        subtitle.setText(ForeignText.marked(InspectionText.sentence(inspection)));
        var badge = InspectionText.badge(inspection);
        badge.setId("inspect-verdict");
        badges.getChildren().setAll(badge);
        actions.getChildren().clear();
        if (inspection.relation().importable() == Importable.YES) {
            actions.getChildren().add(new CommandButton(controller.importing(inspection), "accent"));
        }
        inspection.account().ifPresent(account -> actions.getChildren().add(showAccount(inspection, account)));
        actions.getChildren().add(copyMenu(inspection));
        summary.show(inspection);
        tree.show(inspection.tree());
    }

    private Node showAccount(TokenInspection inspection, dev.sluice.domain.nkey.PublicKey account) {
        var button = Controls.button(TEXTS.get("account.show"), Feather.USERS, () -> controller.onShowAccount(account));
        button.setId("inspect-account");
        button.setAccessibleHelp(InspectionText.title(inspection));
        return button;
    }

    private Node copyMenu(TokenInspection inspection) {
        var menu = new MenuButton(TEXTS.get("copy"), Controls.icon(Feather.COPY));
        menu.setId("inspect-copy");
        menu.setAccessibleText(TEXTS.get("copy"));
        menu.getItems()
                .addAll(
                        item("copy.token", inspection.token()),
                        item("copy.payload", inspection.outline().payload().json(MOST)),
                        item("copy.header", inspection.outline().header().json(MOST)),
                        item("copy.subject", inspection.head().subject().key()),
                        item("copy.issuer", inspection.head().issuer().key()));
        return menu;
    }

    private MenuItem item(String key, String text) {
        var item = Controls.menuItem(TEXTS.get(key), () -> controller.onCopy(TEXTS.get(key), text));
        item.setDisable(text.isEmpty());
        return item;
    }

    private void compare(Comparison next) {
        comparison.show(next);
        if (!(next instanceof NotAsked)) {
            tabs.getSelectionModel().select(comparisonTab);
        }
    }

    private static ScrollPane scroll(String key, Node body) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(TEXTS.get(key));
        return scroll;
    }
}
