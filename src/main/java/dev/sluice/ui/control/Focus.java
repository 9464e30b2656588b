package dev.sluice.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// Keeps the keyboard where a person has it while nodes come and go around it.
public final class Focus {

    private Focus() {}

    /// Rebuilds something. If the keyboard was in a part that went, it lands on the part that took its place,
    /// known by its id; else `otherwise` finds it a place.
    public static void keep(Parent area, Runnable rebuilding, Runnable otherwise) {
        var scene = area.getScene();
        var owner = scene == null ? null : scene.getFocusOwner();
        if (owner == null || !isInside(owner, area)) {
            rebuilding.run();
            return;
        }
        rebuilding.run();
        if (!isReachable(owner)) {
            area.applyCss();
            again(owner, area).ifPresentOrElse(Node::requestFocus, otherwise);
        }
    }

    /// The node itself, or what has its id in `area` since that was rebuilt.
    public static Optional<Node> again(Node node, Parent area) {
        if (isReachable(node)) {
            return Optional.of(node);
        }
        return Optional.ofNullable(node.getId())
                .map(id -> area.lookup("#" + id))
                .filter(Focus::isReachable);
    }

    public static boolean isInside(Node node, Node ancestor) {
        for (Node step = node; step != null; step = step.getParent()) {
            if (step.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /// Where Tab stops, in order. Of choices that go together only the chosen one: arrows reach the others.
    public static List<Node> stops(Parent area) {
        var found = new ArrayList<Node>();
        collect(area, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable() && !isBesideChosen(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean isBesideChosen(Node node) {
        return node instanceof Toggle toggle && !toggle.isSelected() && hasChosen(toggle.getToggleGroup());
    }

    private static boolean hasChosen(@Nullable ToggleGroup group) {
        return group != null && group.getSelectedToggle() != null;
    }

    private static boolean isReachable(Node node) {
        if (node.getScene() == null || node.isDisabled()) {
            return false;
        }
        for (Node step = node; step != null; step = step.getParent()) {
            if (!step.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
