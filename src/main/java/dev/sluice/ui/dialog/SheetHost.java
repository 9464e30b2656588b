package dev.sluice.ui.dialog;

import dev.sluice.ui.control.Focus;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The window's content with sheets over it. While a sheet is open the keyboard stays in it, and Tab goes round;
/// afterwards the focus returns to where it was.
public final class SheetHost extends StackPane {

    private record Shown(
            SheetLayer layer, Sheet sheet, @Nullable Node before) {}

    private final Deque<Shown> shown = new ArrayDeque<>();
    private final StackPane content = new StackPane();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private Way way = Way.NONE;
    private Runnable lost = () -> {};

    /// Where Tab goes just now.
    private enum Way {
        NONE,
        FORWARD,
        BACKWARD
    }

    public SheetHost() {
        getStyleClass().add("sheet-host");
        getChildren().add(content);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> way = way(key));
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> way = Way.NONE);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((_, _, now) -> keepInside(now));
            }
        });
    }

    public void setContent(Region region) {
        content.getChildren().setAll(region);
    }

    /// Told when the focus cannot return, since what had it is gone.
    public void onLost(Runnable action) {
        lost = action;
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
                Focus.again(gone.before(), this).ifPresentOrElse(Node::requestFocus, lost);
            }
        });
    }

    private void keepInside(@Nullable Node focused) {
        var top = shown.peek();
        if (top == null || focused == null || Focus.isInside(focused, top.layer())) {
            return;
        }
        entry(top.sheet()).requestFocus();
    }

    private Node entry(Sheet sheet) {
        var stops = Focus.stops(sheet);
        if (stops.isEmpty()) {
            return sheet.first();
        }
        return switch (way) {
            case FORWARD -> stops.getFirst();
            case BACKWARD -> stops.getLast();
            case NONE -> sheet.first();
        };
    }

    private static Way way(KeyEvent key) {
        if (key.getCode() != KeyCode.TAB) {
            return Way.NONE;
        }
        return key.isShiftDown() ? Way.BACKWARD : Way.FORWARD;
    }
}
