package dev.sluice.ui.control;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;

/// Takes a file dropped onto a node.
public final class FileDrop {

    private FileDrop() {}

    public static void onto(Node node, Consumer<Path> onFile) {
        node.setOnDragOver(drag -> {
            if (drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        node.setOnDragDropped(drag -> {
            var files = drag.getDragboard().getFiles();
            if (!files.isEmpty()) {
                onFile.accept(files.getFirst().toPath());
                drag.setDropCompleted(true);
                drag.consume();
            }
        });
    }
}
