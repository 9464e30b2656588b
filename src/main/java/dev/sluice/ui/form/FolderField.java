package dev.sluice.ui.form;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// A folder that a person may change.
public final class FolderField extends Field {
    /// @param change words of the button
    /// @param chooser asks for another folder
    public FolderField(
            String name, String hint, ObjectProperty<Path> folder, String change, Supplier<Optional<Path>> chooser) {
        this(name, hint, folder, new Row(change, chooser));
    }

    private record Row(String change, Supplier<Optional<Path>> chooser) {}

    private FolderField(String name, String hint, ObjectProperty<Path> folder, Row row) {
        super(name, line(folder, row), hint);
    }

    private static javafx.scene.Node line(ObjectProperty<Path> folder, Row row) {
        var shown = new Label();
        shown.textProperty().bind(folder.map(Path::toString));
        shown.getStyleClass().add("mono");
        var change = Controls.button(
                row.change(), Feather.FOLDER, () -> row.chooser().get().ifPresent(folder::set));
        change.setId("folder-change");
        return Controls.row("folder-row", shown, Controls.spring(), change);
    }
}
