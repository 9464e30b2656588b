package dev.sluice.ui.token;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.FileDrop;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Takes a token by typing, paste, drop or file. A seed never gets into it; of a text too long to be laid out
/// quickly it shows the beginning and gives the whole.
public final class TokenInput extends VBox {
    private static final Messages TEXTS = Messages.of("token");
    private static final int SHOWN = 12_000;
    private static final int BEGINNING = 160;

    private final ScreenContext context;
    private final TextArea area = new TextArea();
    private final Field field;
    private final HBox buttons;
    private final Label notice = Controls.paragraph("", "note");
    private final ReadOnlyStringWrapper given = new ReadOnlyStringWrapper("");
    private String whole = "";
    private String shown = "";

    /// @param id of the field; buttons get it as prefix
    public TokenInput(ScreenContext context, String id, String name, String hint) {
        this.context = context;
        field = new Field(name, area, hint);
        area.setId(id);
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setPromptText(TEXTS.get("prompt"));
        area.getStyleClass().add("mono");
        area.addEventFilter(KeyEvent.KEY_PRESSED, TokenInput::leave);
        area.setTextFormatter(new TextFormatter<>(this::kept));
        area.textProperty().subscribe(this::changed);
        var paste = Controls.button(TEXTS.get("paste"), Feather.CLIPBOARD, this::paste);
        paste.setId(id + "-paste");
        var open = Controls.button(TEXTS.get("file"), Feather.FOLDER, this::choose);
        open.setId(id + "-file");
        buttons = Controls.row("button-row", open, paste);
        notice.setGraphic(Controls.icon(Feather.SHIELD));
        Controls.show(notice, Visible.NO);
        getStyleClass().add("token-input");
        VBox.setVgrow(area, Priority.ALWAYS);
        VBox.setVgrow(field, Priority.ALWAYS);
        getChildren().addAll(field, notice, buttons);
        FileDrop.onto(this, this::load);
    }

    /// All that was given, without seeds.
    public ReadOnlyStringProperty given() {
        return given.getReadOnlyProperty();
    }

    public TextArea area() {
        return area;
    }

    /// For what is wrong with it, or good.
    public Field field() {
        return field;
    }

    public TokenInput withButton(Node button) {
        buttons.getChildren().add(button);
        return this;
    }

    public void set(String text) {
        area.setText(text);
        area.positionCaret(0);
    }

    public void load(Path file) {
        context.jobs().run(() -> FileAccess.read(file), this::set, field::wrong);
    }

    private void choose() {
        context.dialogs().files().open(TEXTS.get("file")).ifPresent(this::load);
    }

    /// Takes what the clipboard holds.
    public void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        set(text == null ? "" : text);
        area.requestFocus();
    }

    /// Before the control has it.
    private TextFormatter.Change kept(TextFormatter.Change change) {
        if (!change.isContentChange()) {
            return change;
        }
        var next = change.getControlNewText();
        var secret = SecretFilter.in(next);
        say(secret ? "secret" : "");
        if (!secret && next.length() <= SHOWN) {
            return change;
        }
        whole = secret ? withoutSecrets(next) : next;
        shown = whole.length() <= SHOWN ? whole : TEXTS.get("long", whole.substring(0, BEGINNING), whole.length());
        change.setRange(0, change.getControlText().length());
        change.setText(shown);
        change.setCaretPosition(shown.length());
        change.setAnchor(shown.length());
        return change;
    }

    /// A token has no tabs: the key leads on, as from any other field.
    private static void leave(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && key.getSource() instanceof Node area) {
            area.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }

    private void changed(String text) {
        if (text.isEmpty() || !text.equals(shown)) {
            whole = "";
            shown = "";
            given.set(text);
        } else {
            given.set(whole);
        }
    }

    /// Of a creds file, the token stays.
    private static String withoutSecrets(String text) {
        var rest = SecretFilter.dropped(text);
        return PastedText.of(rest) instanceof PastedText.OneToken(var token) ? token : "";
    }

    private void say(String key) {
        notice.setText(key.isEmpty() ? "" : TEXTS.get(key));
        Controls.show(notice, Visible.when(!key.isEmpty()));
    }
}
