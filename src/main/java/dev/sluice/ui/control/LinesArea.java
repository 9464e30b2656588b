package dev.sluice.ui.control;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A field for several lines that the keyboard gets out of: Tab goes on, as everywhere else.
public final class LinesArea extends TextArea {

    public LinesArea(String id, int lines) {
        setId(id);
        setPrefRowCount(lines);
        // Else half as wide as it may be, which is wider than a sheet.
        setPrefColumnCount(10);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
                requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                key.consume();
            }
        });
    }
}
