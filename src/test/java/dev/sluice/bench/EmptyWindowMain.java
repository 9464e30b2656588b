package dev.sluice.bench;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The least a themed JavaFX program can show.
public final class EmptyWindowMain {
    private EmptyWindowMain() {}

    public static void main(String[] arguments) {
        FirstPaint.watch();
        Platform.startup(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane(), 1024, 680));
            stage.show();
        });
    }
}
