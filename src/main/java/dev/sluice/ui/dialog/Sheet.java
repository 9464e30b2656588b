package dev.sluice.ui.dialog;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.CutAgreement;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A dialog inside the window. Esc leaves it, Ctrl+Enter presses its primary button. Shown by [SheetHost].
public class Sheet extends VBox {

    /// How wide it is.
    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    private static final Messages TEXTS = Messages.of("common");
    private static final KeyCombination GO = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final VBox body = new VBox();
    private final VBox faults = new VBox();
    private CutAgreement cuts = new CutAgreement();
    private final HBox buttons = new HBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final Button leave;
    private Runnable onClose = () -> {};
    private Button primary = new Button();
    private Node first;

    public Sheet(String title, Size size) {
        getStyleClass().addAll("dialog-sheet", "dialog-sheet-" + size.name().toLowerCase(Locale.ROOT));
        body.getStyleClass().add("sheet-body");
        buttons.getStyleClass().add("sheet-buttons");
        leave = Controls.button(TEXTS.get("action.cancel"), this::close);
        first = leave;
        buttons.getChildren().addAll(Controls.spring(), leave);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("sheet-scroll");
        scroll.setFocusTraversable(false);
        scroll.setAccessibleText(title);
        // Wrapped text is as high as it is once its width is known.
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Controls.label(title, "sheet-title"), scroll, faults, buttons);
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(KeyEvent.KEY_PRESSED, this::beforeField);
    }

    public final Sheet add(Node... content) {
        body.getChildren().addAll(content);
        return this;
    }

    /// Where the keyboard starts; without it, the safe button.
    public final Sheet startAt(Node node) {
        first = node;
        return this;
    }

    /// The button that does it, named by its verb.
    public final Button primary(String verb, Runnable action, String... styles) {
        primary = Controls.button(verb, action, styles);
        primary.getStyleClass().add(styles.length == 0 ? "accent" : styles[0]);
        buttons.getChildren().add(primary);
        return primary;
    }

    /// Keeps the primary button off until `ready`.
    public final void primaryWhen(ObservableValue<Boolean> ready) {
        primary.disableProperty().bind(ready.map(value -> !value));
    }

    /// Shows what becomes of the work that the primary button starts, and closes when it is over.
    public final void follow(SheetModel model) {
        cuts = model.cuts();
        primaryWhen(model.ready());
        model.problem().subscribe(problem -> {
            if (problem == null) {
                clearProblem();
            } else {
                showProblem(problem);
            }
        });
        model.over().subscribe(over -> {
            if (over) {
                close();
            }
        });
    }

    /// Asks for the name where that is wanted, and starts there; then for the passphrase, where that is.
    public final Sheet ask(TypedName name) {
        return add(fields(name).toArray(Node[]::new));
    }

    /// Where they are typed, as far as they are wanted; starts at the first.
    protected final List<Node> fields(TypedName name) {
        var fields = new ArrayList<Node>();
        if (name.isAsked()) {
            var field = new TypedNameField(name);
            fields.add(field);
            startAt(field.input());
        }
        if (name.proof().isAsked()) {
            fields.add(new PassphraseField(name.proof()));
        }
        return fields;
    }

    /// Asks for the passphrase alone, and starts there.
    public final Sheet ask(PassphraseProof proof) {
        var field = new PassphraseField(proof);
        field.input().setOnAction(_ -> primary.fire());
        add(field);
        return startAt(field.input());
    }

    /// Another button, left of the others.
    public final void aside(Node node) {
        buttons.getChildren().addFirst(node);
    }

    /// Nothing is left to decide: only "Close" remains, and it takes the keyboard.
    public final void finish(String close) {
        buttons.getChildren().remove(primary);
        leaveBy(close);
        leave.setDisable(false);
        leave.requestFocus();
        // What came of it stands last.
        showEnd();
    }

    /// Gives the leaving button another name.
    public final void leaveBy(String name) {
        leave.setText(name);
        leave.setAccessibleText(name);
    }

    /// Scrolls down to what was added last, as soon as its height is known.
    private void showEnd() {
        body.heightProperty().subscribe(() -> scroll.setVvalue(scroll.getVmax()));
        scroll.setVvalue(scroll.getVmax());
    }

    public final Button leaveButton() {
        return leave;
    }

    public final Button primaryButton() {
        return primary;
    }

    public final void showProblem(Problem problem) {
        faults.getChildren().setAll(cuts.answer(problem));
    }

    /// Names of what is to be cut too, which a problem asked for on this sheet.
    public final Set<String> agreed() {
        return cuts.named();
    }

    /// The same, with what was named in another way.
    public final Set<String> agreedAnd(Set<String> more) {
        return Stream.concat(agreed().stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    public final void clearProblem() {
        faults.getChildren().clear();
    }

    public void onClose(Runnable action) {
        onClose = action;
    }

    public final void close() {
        onClose.run();
        if (getParent() instanceof SheetLayer layer) {
            layer.host().remove(this);
        }
    }

    final Node first() {
        return first;
    }

    /// A text field with a formatter takes Escape for itself, and the sheet would never hear of it.
    private void beforeField(KeyEvent key) {
        if (key.getTarget() instanceof TextField field && field.getTextFormatter() != null) {
            onKey(key);
        }
    }

    private void onKey(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && !leave.isDisabled()) {
            close();
            key.consume();
        } else if (GO.match(key) && !primary.isDisabled() && primary.getParent() != null) {
            primary.fire();
            key.consume();
        }
    }
}
