package dev.sluice.ui.screen.accounts;

import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// The detail of an account in tabs: what it is, what was revoked, what was signed. The one that is open stays
/// open when the detail is drawn anew.
final class AccountTabs extends TabPane {

    private static final Messages TEXTS = Messages.of("accounts");

    AccountTabs() {
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getStyleClass().add("account-tabs");
        setAccessibleText(TEXTS.get("tabs"));
    }

    /// @param key of its name, and the end of its id
    AccountTabs tab(String key, String title, Node body) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(title);
        var tab = new Tab(title, scroll);
        tab.setId(key);
        getTabs().add(tab);
        return this;
    }

    String open() {
        var tab = getSelectionModel().getSelectedItem();
        return tab == null ? "" : tab.getId();
    }

    void open(String key) {
        getTabs().stream().filter(tab -> tab.getId().equals(key)).findFirst().ifPresent(getSelectionModel()::select);
    }
}
