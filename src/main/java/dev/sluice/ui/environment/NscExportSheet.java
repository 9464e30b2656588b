package dev.sluice.ui.environment;

import dev.sluice.domain.interop.NscExporter;
import dev.sluice.domain.interop.plan.ExportReport;
import dev.sluice.domain.interop.plan.ExportRequest;
import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.FolderField;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Writes the environment as a store that nsc takes for its own, with or without the secret keys.
final class NscExportSheet {
    private static final Messages TEXTS = Messages.of("environment");

    private final ScreenContext context;
    private final Sheet sheet = new Sheet(TEXTS.get("nsc.title"), Sheet.Size.MEDIUM);
    private final VBox body = new VBox();
    private final Choices<Keys> keys = new Choices<>(TEXTS.get("nsc.keys"), Keys.WITHOUT_KEYS);
    private final FolderField folder;
    private final BooleanProperty busy = new SimpleBooleanProperty();

    private NscExportSheet(ScreenContext context) {
        this.context = context;
        var change = TEXTS.get("nsc.folder.change");
        folder = new FolderField(
                TEXTS.get("nsc.folder"),
                TEXTS.get("nsc.folder.hint"),
                proposed(),
                change,
                () -> context.dialogs().files().folder(change));
        keys.offer(Keys.WITHOUT_KEYS, TEXTS.get("nsc.without"), TEXTS.get("nsc.without.hint"));
        keys.offer(Keys.WITH_KEYS, TEXTS.get("nsc.with"), TEXTS.get("nsc.with.hint"));
        body.getStyleClass().add("form-lines");
        body.getChildren().addAll(Controls.paragraph(TEXTS.get("nsc.intro"), "text-muted"), keys, folder);
        sheet.add(body);
        sheet.primary(TEXTS.get("nsc.verb"), this::start).setId("nsc-write");
        sheet.primaryWhen(busy.not());
    }

    static void show(ScreenContext context) {
        context.dialogs().show(new NscExportSheet(context).sheet);
    }

    private Path proposed() {
        var workspace = context.session().workspace().folder();
        return workspace.resolveSibling("nsc-export");
    }

    private void start() {
        busy.set(true);
        body.setDisable(true);
        sheet.clearProblem();
        var request = new ExportRequest(
                context.session().environment().id(),
                folder.folder().get(),
                keys.chosen().get());
        context.jobs()
                .run(
                        () -> new NscExporter(context.outside().exchange().get())
                                .export(request, context.session().workspace()),
                        this::done,
                        this::failed);
    }

    private void done(ExportReport report) {
        var line = Controls.paragraph(
                TEXTS.get("nsc.done", report.accounts(), report.users(), report.seeds()), "act-done", "mark-done");
        line.setGraphic(Controls.icon(Feather.CHECK_CIRCLE));
        line.setId("nsc-result");
        body.setDisable(false);
        body.getChildren()
                .setAll(line, Controls.paragraph(TEXTS.get("nsc.how", report.stores(), report.keys()), "mono"));
        if (!report.missing().isEmpty()) {
            body.getChildren().add(Controls.paragraph(TEXTS.get("nsc.missing", String.join(", ", report.missing()))));
        }
        if (!report.unsigned().isEmpty()) {
            body.getChildren().add(Controls.paragraph(TEXTS.get("nsc.unsigned", String.join(", ", report.unsigned()))));
        }
        sheet.finish(TEXTS.get("close"));
    }

    private void failed(Problem problem) {
        busy.set(false);
        body.setDisable(false);
        sheet.showProblem(problem);
    }
}
