package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.plan.ImportResult;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.dialog.FileDialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.form.FolderField;
import dev.sluice.ui.form.LevelField;
import dev.sluice.ui.form.PassphraseFields;
import dev.sluice.ui.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The last questions before things come in, then how it went and what comes next.
final class OnboardingSheet {
    private static final Messages TEXTS = Messages.of("onboarding");

    private final TakeInController controller;
    private final TakeInModel model;
    private final Sheet sheet = new Sheet(TEXTS.get("sheet.title"), Sheet.Size.MEDIUM);
    private final VBox form = new VBox();
    private final VBox outcome = new VBox();

    private OnboardingSheet(TakeInController controller, TakeInModel model) {
        this.controller = controller;
        this.model = model;
        form.getStyleClass().add("form-lines");
        outcome.getStyleClass().add("form-lines");
        outcome.managedProperty().bind(Bindings.isNotEmpty(outcome.getChildren()));
        form.managedProperty().bind(Bindings.isNotEmpty(form.getChildren()));
        form.getChildren().add(Controls.paragraph(TEXTS.get("sheet.intro"), "text-muted"));
        addOperators();
        form.getChildren().add(new SpreadingAgreement(model.spreading()));
        if (model.asksLevel()) {
            form.getChildren().add(new LevelField("onboarding-level", model.level()));
        }
        sheet.add(form, outcome);
        sheet.primary(TEXTS.get("sheet.verb"), controller::start).setId("onboarding-start");
        sheet.startAt(sheet.leaveButton());
        sheet.follow(model);
        model.busy().subscribe((_, busy) -> working(busy));
        model.result().subscribe((_, result) -> {
            if (result != null) {
                finished(result);
            }
        });
        sheet.onClose(controller::leave);
    }

    /// Into the workspace that is open.
    static Sheet of(TakeInController controller, TakeInModel model) {
        return new OnboardingSheet(controller, model).sheet;
    }

    /// Into a workspace that is made, and asks where and with which passphrase.
    static Sheet ofNew(TakeInController controller, TakeInModel model, FileDialogs files) {
        var shown = new OnboardingSheet(controller, model);
        var passphrase = new PassphraseFields("onboarding", model.passphrase());
        var change = TEXTS.get("sheet.folder.change");
        shown.form
                .getChildren()
                .addAll(
                        passphrase,
                        new FolderField(
                                TEXTS.get("sheet.folder"),
                                TEXTS.get("sheet.folder.hint"),
                                model.folder(),
                                change,
                                () -> files.folder(change)));
        return shown.sheet.startAt(passphrase.first());
    }

    private void addOperators() {
        var coming = model.coming();
        if (coming.size() < 2) {
            return;
        }
        for (var one : coming) {
            var box = new CheckBox(TEXTS.get("sheet.operator", one.operator().environment()));
            box.setId("onboarding-operator-" + coming.indexOf(one));
            box.setMnemonicParsing(false);
            box.selectedProperty().bindBidirectional(one.chosen());
            form.getChildren().add(box);
        }
    }

    private void working(boolean busy) {
        form.setDisable(busy);
        sheet.leaveButton().setDisable(busy);
        outcome.getChildren().clear();
        if (busy) {
            var wheel = new ProgressIndicator();
            wheel.setAccessibleText(TEXTS.get("sheet.running"));
            outcome.getChildren()
                    .add(Controls.row("effect", wheel, Controls.label(TEXTS.get("sheet.running"), "text-muted")));
        }
    }

    private void finished(ImportResult result) {
        result.outcomes().forEach(one -> outcome.getChildren().add(line(one)));
        if (!controller.isFilled()) {
            return;
        }
        form.getChildren().clear();
        outcome.getChildren()
                .addAll(
                        Controls.label(TEXTS.get("next"), "section-title"),
                        next("next.read"),
                        next("next.prove"),
                        next("next.originals"));
        sheet.finish(TEXTS.get("sheet.open"));
        sheet.leaveButton().setId("onboarding-open");
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
}
