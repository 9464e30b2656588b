package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportPlan.OperatorPlan;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportResult;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.FolderField;
import dev.sluice.ui.control.LevelField;
import dev.sluice.ui.control.PassphraseFields;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The last questions before things come in (which operators, which level, a passphrase for a new workspace), then
/// how it went and what comes next.
final class OnboardingSheet {
    private static final Messages TEXTS = Messages.of("onboarding");

    private final OnboardingController controller;
    private final List<Path> places;
    private final Sheet sheet = new Sheet(TEXTS.get("sheet.title"), Sheet.Size.MEDIUM);
    private final VBox form = new VBox();
    private final VBox outcome = new VBox();
    private final Map<CheckBox, OperatorPlan> operators = new LinkedHashMap<>();
    private final SpreadingAgreement spreading = new SpreadingAgreement();
    private final LevelField level = new LevelField("intake-level", Level.PRODUCTION);
    private final PassphraseFields passphrase = new PassphraseFields("intake");
    private final FolderField folder;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty chosen = new SimpleBooleanProperty(true);
    /// Made for this import, and not handed on yet.
    private final AtomicReference<@Nullable Workspace> made = new AtomicReference<>();

    /// What a person answered.
    private record Answer(
            Level level, Set<String> operators, Set<String> confirmed, Path folder, Passphrase passphrase) {}

    private record Done(Workspace workspace, ImportResult result) {}

    OnboardingSheet(OnboardingController controller, ImportPlan plan, List<Path> places) {
        this.controller = controller;
        this.places = places;
        var change = TEXTS.get("sheet.folder.change");
        folder = new FolderField(
                TEXTS.get("sheet.folder"),
                TEXTS.get("sheet.folder.hint"),
                freeFolder(),
                change,
                () -> controller.context().dialogs().files().folder(change));
        form.getStyleClass().add("form-lines");
        outcome.getStyleClass().add("form-lines");
        outcome.managedProperty().bind(Bindings.isNotEmpty(outcome.getChildren()));
        form.managedProperty().bind(Bindings.isNotEmpty(form.getChildren()));
        form.getChildren().add(Controls.paragraph(TEXTS.get("sheet.intro"), "text-muted"));
        addOperators(plan);
        spreading.ask(chosenOperators());
        form.getChildren().add(spreading);
        if (plan.operators().stream().anyMatch(operator -> operator.existing() == null)) {
            form.getChildren().add(level);
        }
        if (controller.open().isEmpty()) {
            form.getChildren().addAll(passphrase, folder);
        }
        sheet.add(form, outcome);
        sheet.primary(TEXTS.get("sheet.verb"), this::start).setId("intake-start");
        sheet.primaryWhen(ready());
        sheet.startAt(controller.open().isEmpty() ? passphrase.first() : sheet.leaveButton());
        sheet.onClose(this::abandon);
    }

    void show() {
        controller.context().dialogs().show(sheet);
    }

    private ObservableValue<Boolean> ready() {
        ObservableValue<Boolean> secret =
                controller.open().isPresent() ? new SimpleObjectProperty<>(true) : passphrase.ready();
        return Bindings.createBooleanBinding(
                () -> !busy.get() && chosen.get() && spreading.agreed().get() && secret.getValue(),
                busy,
                chosen,
                spreading.agreed(),
                secret);
    }

    private void addOperators(ImportPlan plan) {
        var coming =
                plan.operators().stream().filter(OperatorPlan::bringsSomething).toList();
        for (var operator : coming) {
            var box = new CheckBox(TEXTS.get("sheet.operator", operator.environment()));
            box.setId("intake-operator-" + operators.size());
            box.setMnemonicParsing(false);
            box.setSelected(true);
            box.selectedProperty().addListener((_, _, _) -> choose());
            operators.put(box, operator);
            if (coming.size() > 1) {
                form.getChildren().add(box);
            }
        }
    }

    private void choose() {
        var taken = chosenOperators();
        chosen.set(!taken.isEmpty());
        spreading.ask(taken);
    }

    private List<OperatorPlan> chosenOperators() {
        return operators.entrySet().stream()
                .filter(entry -> entry.getKey().isSelected())
                .map(Map.Entry::getValue)
                .toList();
    }

    private Path freeFolder() {
        var usual = controller.context().workspaces().defaultFolder();
        var free = usual;
        for (int i = 2; Files.exists(free); i++) {
            free = usual.resolveSibling(usual.getFileName() + "-" + i);
        }
        return free;
    }

    private void start() {
        busy.set(true);
        form.setDisable(true);
        sheet.leaveButton().setDisable(true);
        sheet.clearProblem();
        var wheel = new ProgressIndicator();
        wheel.setAccessibleText(TEXTS.get("sheet.running"));
        outcome.getChildren()
                .setAll(Controls.row("effect", wheel, Controls.label(TEXTS.get("sheet.running"), "text-muted")));
        var wanted = chosenOperators().stream()
                .map(operator -> operator.operator().text())
                .collect(Collectors.toSet());
        var answer = new Answer(
                level.level(), wanted, spreading.names(), folder.folder().get(), passphrase.passphrase());
        controller.context().jobs().run(() -> work(answer), this::finished, this::failed);
    }

    /// In the background.
    private Done work(Answer answer) {
        try (var secret = answer.passphrase()) {
            return take(answer, controller.open().orElseGet(() -> target(answer.folder(), secret)));
        }
    }

    private Done take(Answer answer, Workspace workspace) {
        var importer = new NscImporter(controller.context().outside().exchange().get());
        // Read again: the files may have changed, and now there is a workspace to compare with.
        var plan = importer.plan(new ImportRequest(places, answer.level(), answer.operators()), workspace);
        return new Done(workspace, importer.apply(plan, workspace, answer.confirmed()));
    }

    private Workspace target(Path place, Passphrase secret) {
        return Optional.ofNullable(made.get()).orElseGet(() -> {
            var workspace = controller.context().workspaces().create(place, secret);
            made.set(workspace);
            return workspace;
        });
    }

    private void finished(Done done) {
        var came = done.result().outcomes().stream().anyMatch(one -> one.problem() == null);
        outcome.getChildren().clear();
        done.result().outcomes().forEach(one -> outcome.getChildren().add(line(one)));
        if (!came) {
            again();
            return;
        }
        made.set(null);
        form.getChildren().clear();
        outcome.getChildren()
                .addAll(
                        Controls.label(TEXTS.get("next"), "section-title"),
                        next("next.read"),
                        next("next.prove"),
                        next("next.originals"));
        sheet.finish(TEXTS.get("sheet.open"));
        sheet.leaveButton().setId("intake-open");
        sheet.onClose(() -> controller.onDone(done.workspace()));
    }

    private static Node line(ImportResult.Outcome one) {
        var problem = one.problem();
        if (problem != null) {
            return new ProblemPane(problem);
        }
        var line = Controls.paragraph(
                TEXTS.get("outcome", one.name(), one.accounts(), one.users(), one.keys()), "act-done", "mark-done");
        line.setGraphic(Controls.icon(Feather.CHECK_CIRCLE));
        return line;
    }

    private static Node next(String key) {
        return Controls.row("ability", Controls.icon(Feather.CHEVRON_RIGHT), Controls.paragraph(TEXTS.get(key)));
    }

    private void failed(Problem problem) {
        outcome.getChildren().clear();
        sheet.showProblem(problem);
        again();
    }

    private void again() {
        busy.set(false);
        form.setDisable(false);
        sheet.leaveButton().setDisable(false);
    }

    /// A workspace that nothing came into is closed again; its folder stays.
    private void abandon() {
        var left = made.getAndSet(null);
        if (left != null) {
            controller
                    .context()
                    .jobs()
                    .run(left::close, () -> {}, controller.context().dialogs()::problem);
        }
    }
}
