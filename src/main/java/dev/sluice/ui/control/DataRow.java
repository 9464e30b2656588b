package dev.sluice.ui.control;

import java.util.function.Consumer;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;

/// A line of a [DataTable]: opens on double click.
final class DataRow<R> extends TableRow<R> {

    private final Consumer<R> copied;

    DataRow(Consumer<R> copied, Consumer<R> opened) {
        this.copied = copied;
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && getItem() != null) {
                opened.accept(getItem());
            }
        });
    }

    void copy() {
        if (getItem() != null) {
            copied.accept(getItem());
        }
    }
}
