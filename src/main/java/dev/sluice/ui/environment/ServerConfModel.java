package dev.sluice.ui.environment;

import dev.sluice.ui.dialog.SheetModel;

/// A configuration of servers that was written for the environment.
final class ServerConfModel extends SheetModel {

    private final String text;

    ServerConfModel(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
