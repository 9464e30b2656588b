package dev.sluice.ui.palette;

import dev.sluice.ui.token.SecretFilter;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/// Where it is typed or pasted. A seed is dropped before the field has it; of a long token it shows the beginning.
final class PaletteField extends TextField {

    /// A one-line field lays out more than this slowly, in characters.
    private static final int LONG = 2_000;

    private final ReadOnlyBooleanWrapper secret = new ReadOnlyBooleanWrapper();
    private String whole = "";
    private String beginning = "";

    PaletteField() {
        setTextFormatter(new TextFormatter<>(this::kept));
    }

    /// Tells of all that was typed, now and after each change.
    void onText(Consumer<String> listener) {
        textProperty().subscribe(shown -> listener.accept(shown.equals(beginning) ? whole : shown));
    }

    /// Whether a seed was dropped from what was given last.
    ReadOnlyBooleanProperty secret() {
        return secret.getReadOnlyProperty();
    }

    private TextFormatter.Change kept(TextFormatter.Change change) {
        if (!change.isContentChange()) {
            return change;
        }
        var next = change.getControlNewText();
        var seed = SecretFilter.in(next);
        secret.set(seed);
        if (!seed && next.length() <= LONG) {
            return change;
        }
        whole = seed ? SecretFilter.dropped(next) : next;
        beginning = whole.length() <= LONG ? whole : whole.substring(0, LONG) + "…";
        change.setRange(0, change.getControlText().length());
        change.setText(beginning);
        change.selectRange(beginning.length(), beginning.length());
        return change;
    }
}
