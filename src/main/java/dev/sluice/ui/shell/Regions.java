package dev.sluice.ui.shell;

import dev.sluice.ui.session.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Sidebar, header and screen, walked by F6.
final class Regions {

    private final Sidebar sidebar;
    private final List<Parent> order;

    Regions(Sidebar sidebar, Header header, Parent content) {
        this.sidebar = sidebar;
        this.order = List.of(sidebar, header, content);
    }

    void next(Screen screen) {
        enter((here() + 1) % order.size(), screen);
    }

    void previous(Screen screen) {
        enter((here() + order.size() - 1) % order.size(), screen);
    }

    private int here() {
        var scene = sidebar.getScene();
        for (Node node = scene == null ? null : scene.getFocusOwner(); node != null; node = node.getParent()) {
            if (node instanceof Parent parent && order.contains(parent)) {
                return order.indexOf(parent);
            }
        }
        return order.size() - 1;
    }

    private void enter(int region, Screen screen) {
        switch (region) {
            case 0 -> sidebar.focusSelected();
            case 1 -> first(order.get(1)).ifPresent(Node::requestFocus);
            default -> screen.view().focusContent();
        }
    }

    private static Optional<Node> first(Parent parent) {
        return parent.lookupAll(".button").stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .findFirst();
    }
}
