package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.dialog.FileDialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The form for a new operator, and for the workspace around it if there is none yet.
final class NewOperatorSheet {

    private static final Texts TEXTS = Texts.of("welcome");

    private final Sheet sheet = new Sheet(TEXTS.get("operator.title"), Sheet.Size.MEDIUM);
    private final TextField name = new TextField();
    private final ChoiceBox<Level> level = new ChoiceBox<>();
    private final TextField servers = new TextField();
    private final PasswordField passphrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private Path folder;
    private ObservableValue<Boolean> passphraseReady = new SimpleBooleanProperty(true);

    private NewOperatorSheet(Path folder) {
        this.folder = folder;
        sheet.add(Nodes.paragraph(TEXTS.get("operator.intro"), "text-muted"));
        addOperator();
    }

    static NewOperatorSheet forWorkspace(Path folder) {
        return new NewOperatorSheet(folder);
    }

    static NewOperatorSheet forNewWorkspace(Path folder, FileDialogs files) {
        var form = new NewOperatorSheet(folder);
        form.addPassphrase();
        form.addFolder(files);
        return form;
    }

    Sheet sheet() {
        return sheet;
    }

    void onStart(Consumer<OperatorDraft> start) {
        sheet.primary(TEXTS.get("operator.start"), () -> start.accept(draft())).setId("operator-start");
        sheet.primaryWhen(Bindings.createBooleanBinding(
                () -> !busy.get() && !name.getText().isBlank() && passphraseReady.getValue(),
                busy,
                name.textProperty(),
                passphraseReady));
        sheet.startAt(name);
    }

    void busy() {
        busy.set(true);
        sheet.clearProblem();
    }

    void failed(Problem problem) {
        busy.set(false);
        sheet.showProblem(problem);
    }

    private OperatorDraft draft() {
        var urls = Stream.of(servers.getText().split("[,\\s]+"))
                .filter(url -> !url.isBlank())
                .toList();
        var secret = passphrase.getText().toCharArray();
        return new OperatorDraft(name.getText().strip(), level.getValue(), urls, Passphrase.of(secret), folder);
    }

    private void addOperator() {
        name.setId("operator-name");
        var nameField = new Field(TEXTS.get("operator.name"), name, TEXTS.get("operator.name.hint"));
        name.textProperty().subscribe(text -> judgeName(nameField, text));
        level.getItems().setAll(List.of(Level.DEVELOPMENT, Level.STAGING, Level.PRODUCTION));
        level.setValue(Level.DEVELOPMENT);
        level.setMaxWidth(Double.MAX_VALUE);
        level.setId("operator-level");
        level.setConverter(new LevelWords());
        var levelField = new Field(TEXTS.get("operator.level"), level, "");
        level.valueProperty().subscribe(chosen -> levelField.fine(TEXTS.get("level.hint." + key(chosen))));
        servers.setId("operator-servers");
        servers.getStyleClass().add("mono");
        servers.setPromptText("nats://127.0.0.1:4222");
        sheet.add(
                nameField,
                levelField,
                new Field(TEXTS.get("operator.servers"), servers, TEXTS.get("operator.servers.hint")));
    }

    private static void judgeName(Field field, String text) {
        try {
            if (!text.isBlank()) {
                Names.check(text);
            }
            field.fine();
        } catch (ProblemException e) {
            field.wrong(e.problem());
        }
    }

    private void addPassphrase() {
        passphrase.setId("operator-passphrase");
        again.setId("operator-again");
        var first = new Field(TEXTS.get("operator.passphrase"), passphrase, TEXTS.get("operator.passphrase.hint"));
        var second = new Field(TEXTS.get("operator.again"), again, "");
        passphrase
                .textProperty()
                .subscribe(text -> first.fine(
                        text.isEmpty()
                                ? ""
                                : TEXTS.get(
                                        "strength." + Strength.of(text).name().toLowerCase(Locale.ROOT))));
        passphraseReady = Bindings.createBooleanBinding(
                () -> !passphrase.getText().isEmpty() && passphrase.getText().equals(again.getText()),
                passphrase.textProperty(),
                again.textProperty());
        again.textProperty().subscribe(text -> {
            if (text.isEmpty() || passphrase.getText().startsWith(text)) {
                second.fine();
            } else {
                second.wrong(TEXTS.get("operator.again.differs"));
            }
        });
        var pair = new HBox(first, second);
        pair.getStyleClass().add("field-pair");
        sheet.add(pair);
    }

    private void addFolder(FileDialogs files) {
        var shown = new Label(folder.toString());
        shown.getStyleClass().add("mono");
        var change = Nodes.button(TEXTS.get("operator.folder.change"), Feather.FOLDER, () -> {
            files.folder(TEXTS.get("operator.folder.change")).ifPresent(chosen -> {
                folder = chosen;
                shown.setText(chosen.toString());
            });
        });
        sheet.add(new Field(
                TEXTS.get("operator.folder"),
                Nodes.row("folder-row", shown, Nodes.spring(), change),
                TEXTS.get("operator.folder.hint")));
    }

    private static String key(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static final class LevelWords extends StringConverter<Level> {
        @Override
        public String toString(@Nullable Level level) {
            return level == null ? "" : TEXTS.get("level." + key(level));
        }

        @Override
        public Level fromString(String text) {
            throw new UnsupportedOperationException("levels are chosen, not typed");
        }
    }
}
