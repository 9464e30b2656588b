package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.testing.RetailTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Where the keyboard is, and where Tab leads (ux.md#2.13).
class KeyboardTest extends RetailTest {

    private static final List<ScreenId> LISTS = List.of(ScreenId.EXPORTS, ScreenId.AUDIT, ScreenId.NOTIFICATIONS);

    @Test
    @DisplayName(
            "ux.md#2.13 the keyboard lands in each list, goes the way of the eye, stays in a sheet and outlives a detail")
    void theKeyboardIsAlwaysSomewhere() {
        var from = retail.account("ACCTA");
        var to = retail.account("ACCTB");
        retail.share(from, to, "order-feed", "orders.>");
        show("accounts");
        awaitText("ACCTB");
        for (var screen : LISTS) {
            press("#go-" + screen.key());
            await(() -> owner() instanceof TableView<?>);
        }
        press("#go-review");
        await(() -> "review-share".equals(id(owner())));
        aTokenFieldIsNoTrap();
        press("#go-accounts");
        await(() -> owner() instanceof TableView<?>);
        goRound();
        tabStaysInTheSheet();
        theKeyboardOutlivesTheDetail();
    }

    private void aTokenFieldIsNoTrap() {
        press("#go-inspector");
        await(() -> "inspect-token".equals(id(owner())));
        keys(KeyCode.TAB);
        await(() -> "inspect-token-file".equals(id(owner())));
        keys(KeyCode.SHIFT, KeyCode.TAB);
        await(() -> "inspect-token".equals(id(owner())));
    }

    /// The table is the last stop of its screen; the window begins again above it. Buttons in rows are no stops.
    private void goRound() {
        var way = way(() -> fx(() -> owner().requestFocusTraversal(TraversalDirection.NEXT)));
        assertEquals(List.of("", "shell-read-only", "go-accounts", "shell-back"), way.subList(0, 4), way.toString());
        assertEquals(
                List.of("accounts-shapes", "accounts-new", "table-menu", ""),
                way.subList(way.size() - 4, way.size()),
                way.toString());
    }

    /// Ids of the stops from here until the first comes again.
    private List<String> way(Runnable on) {
        var way = new ArrayList<String>();
        var seen = new LinkedHashSet<Node>();
        for (var here = onFx(this::owner); seen.add(here); here = onFx(this::owner)) {
            way.add(id(here));
            on.run();
        }
        return way;
    }

    private void tabStaysInTheSheet() {
        press("#go-connections");
        select("order-feed");
        press("#connections-suspend");
        awaitText("Claims that change");
        await(this::isVerbReady);
        var way = way(() -> keys(KeyCode.TAB));
        assertEquals(4, way.size(), way.toString());
        assertTrue(way.contains("act-verb"), way.toString());
        // From the safe button, where it began, over the first stop to the last.
        keys(KeyCode.SHIFT, KeyCode.TAB);
        keys(KeyCode.SHIFT, KeyCode.TAB);
        keys(KeyCode.SHIFT, KeyCode.TAB);
        await(() -> "act-verb".equals(id(owner())));
        keys(KeyCode.ESCAPE);
        await(() -> "connections-suspend".equals(id(owner())));
    }

    private void theKeyboardOutlivesTheDetail() {
        press("#connections-renew");
        awaitText("How long it lives");
        press("#act-verb");
        awaitText("has a fresh activation");
        keys(KeyCode.ENTER);
        await(() -> "connections-renew".equals(id(owner())));
        press("#connections-revoke");
        awaitText("To share again, a new offer is needed");
        press("#act-verb");
        awaitText("is revoked.");
        keys(KeyCode.ENTER);
        await(() -> owner() instanceof TableView<?>);
    }

    private Node owner() {
        var owner = window().stage().getScene().getFocusOwner();
        return owner == null ? window().stage().getScene().getRoot() : owner;
    }

    private boolean isVerbReady() {
        var verb = window().stage().getScene().getRoot().lookup("#act-verb");
        return verb != null && !verb.isDisabled();
    }

    private static String id(Node node) {
        return node.getId() == null ? "" : node.getId();
    }
}
