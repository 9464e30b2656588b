package dev.sluice.ui.screen.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/// A field for one value.
///
/// @param <T> the value
final class TextEditor<T> implements ValueEditor<T> {

    private final TextField input = new TextField();
    private final Function<String, Optional<T>> read;
    private final Function<T, String> write;

    TextEditor(String id, double width, Function<String, Optional<T>> read, Function<T, String> write) {
        this.read = read;
        this.write = write;
        input.setId(id);
        input.setPrefWidth(width);
    }

    @Override
    public List<Node> nodes() {
        return List.of(input);
    }

    @Override
    public Optional<T> typed() {
        return read.apply(input.getText().strip());
    }

    @Override
    public void show(T value) {
        input.setText(write.apply(value));
    }

    @Override
    public void onChange(Runnable action) {
        input.textProperty().subscribe(action);
    }

    @Override
    public void onEnter(Runnable action) {
        input.setOnAction(_ -> action.run());
    }
}
