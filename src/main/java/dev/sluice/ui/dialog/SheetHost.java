package dev.sluice.ui.dialog;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The window's content with sheets over it. While a sheet is open the keyboard stays in it;
/// afterwards the focus returns to where it was.
public final class SheetHost extends StackPane {

    private record Shown(
            SheetLayer layer, Sheet sheet, @Nullable Node before) {}

    private final Deque<Shown> shown = new ArrayDeque<>();
    private final StackPane content = new StackPane();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

    public SheetHost() {
        getStyleClass().add("sheet-host");
        getChildren().add(content);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((_, _, now) -> keepInside(now));
            }
        });
    }

    public void setContent(Region region) {
        content.getChildren().setAll(region);
    }

    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    public void show(Sheet sheet) {
        var before = getScene() == null ? null : getScene().getFocusOwner();
        var layer = new SheetLayer(this, sheet);
        shown.push(new Shown(layer, sheet, before));
        getChildren().add(shown.size(), layer);
        open.set(true);
        sheet.applyCss();
        sheet.first().requestFocus();
    }

    void remove(Sheet sheet) {
        shown.stream().filter(s -> s.sheet().equals(sheet)).findFirst().ifPresent(gone -> {
            shown.remove(gone);
            getChildren().remove(gone.layer());
            open.set(!shown.isEmpty());
            if (gone.before() != null) {
                gone.before().requestFocus();
            }
        });
    }

    private void keepInside(@Nullable Node focused) {
        var top = shown.peek();
        if (top == null || focused == null || isInside(focused, top.layer())) {
            return;
        }
        top.sheet().first().requestFocus();
    }

    private static boolean isInside(Node node, Node ancestor) {
        for (Node step = node; step != null; step = step.getParent()) {
            if (step.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }
}
