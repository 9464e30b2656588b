package dev.sluice.ui.control;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;

/// Takes a file dropped onto a node.
public final class FileDrop {

    private FileDrop() {}

    /// The first of what is dropped.
    public static void onto(Node node, Consumer<Path> onFile) {
        allOnto(node, files -> onFile.accept(files.getFirst()));
    }

    /// Files and folders.
    public static void allOnto(Node node, Consumer<List<Path>> onFiles) {
        node.setOnDragOver(drag -> {
            if (drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        node.setOnDragDropped(drag -> {
            var files = drag.getDragboard().getFiles();
            if (!files.isEmpty()) {
                onFiles.accept(files.stream().map(File::toPath).toList());
                drag.setDropCompleted(true);
                drag.consume();
            }
        });
    }
}
