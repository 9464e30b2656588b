package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.FolderField;
import dev.sluice.ui.control.LevelField;
import dev.sluice.ui.control.PassphraseFields;
import dev.sluice.ui.dialog.FileDialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextField;

/// The form for a new operator, and for the workspace around it if there is none yet.
final class NewOperatorSheet {

    private static final Messages TEXTS = Messages.of("welcome");

    private final Sheet sheet = new Sheet(TEXTS.get("operator.title"), Sheet.Size.MEDIUM);
    private final TextField name = new TextField();
    private final LevelField level = new LevelField("operator-level", Level.DEVELOPMENT);
    private final TextField servers = new TextField();
    private final PassphraseFields passphrase = new PassphraseFields("operator");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private Supplier<Path> folder;
    private ObservableValue<Boolean> passphraseReady = new SimpleBooleanProperty(true);

    private NewOperatorSheet(Path folder) {
        this.folder = () -> folder;
        sheet.add(Controls.paragraph(TEXTS.get("operator.intro"), "text-muted"));
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

    void onStart(Consumer<NewOperatorForm> start) {
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

    private NewOperatorForm draft() {
        var urls = Stream.of(servers.getText().split("[,\\s]+"))
                .filter(url -> !url.isBlank())
                .toList();
        return new NewOperatorForm(name.getText().strip(), level.level(), urls, passphrase.passphrase(), folder.get());
    }

    private void addOperator() {
        name.setId("operator-name");
        var nameField = new Field(TEXTS.get("operator.name"), name, TEXTS.get("operator.name.hint"));
        name.textProperty().subscribe(text -> judgeName(nameField, text));
        servers.setId("operator-servers");
        servers.getStyleClass().add("mono");
        servers.setPromptText("nats://127.0.0.1:4222");
        sheet.add(
                nameField,
                level,
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
        passphraseReady = passphrase.ready();
        sheet.add(passphrase);
    }

    private void addFolder(FileDialogs files) {
        var change = TEXTS.get("operator.folder.change");
        var field = new FolderField(
                TEXTS.get("operator.folder"),
                TEXTS.get("operator.folder.hint"),
                folder.get(),
                change,
                () -> files.folder(change));
        folder = field.folder()::get;
        sheet.add(field);
    }
}
