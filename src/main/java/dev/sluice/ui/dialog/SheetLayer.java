package dev.sluice.ui.dialog;

import javafx.scene.layout.StackPane;

/// The dimmed layer that carries one sheet.
final class SheetLayer extends StackPane {

    private final SheetHost host;

    SheetLayer(SheetHost host, Sheet sheet) {
        super(sheet);
        this.host = host;
        getStyleClass().add("sheet-layer");
    }

    SheetHost host() {
        return host;
    }
}
