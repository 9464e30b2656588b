package dev.sluice.ui.environment;

import dev.sluice.domain.interop.plan.ExportReport;
import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.form.FolderField;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks where the environment is written as a store that nsc takes for its own, with or without the secret keys.
final class NscExportSheet {
    private static final Messages TEXTS = Messages.of("environment");

    private NscExportSheet() {}

    static void show(ScreenContext context) {
        var model = NscExportController.model(context);
        var controller = new NscExportController(context, model);
        var keys = new Choices<>(TEXTS.get("nsc.keys"), model.keys())
                .offer(Keys.WITHOUT_KEYS, TEXTS.get("nsc.without"), TEXTS.get("nsc.without.hint"))
                .offer(Keys.WITH_KEYS, TEXTS.get("nsc.with"), TEXTS.get("nsc.with.hint"));
        var change = TEXTS.get("nsc.folder.change");
        var folder = new FolderField(
                TEXTS.get("nsc.folder"),
                TEXTS.get("nsc.folder.hint"),
                model.folder(),
                change,
                () -> context.dialogs().files().folder(change));
        var body = new VBox(Controls.paragraph(TEXTS.get("nsc.intro"), "text-muted"), keys, folder);
        body.getStyleClass().add("form-lines");
        var sheet = new Sheet(TEXTS.get("nsc.title"), Sheet.Size.MEDIUM);
        sheet.add(body);
        sheet.primary(TEXTS.get("nsc.verb"), controller::write).setId("nsc-write");
        sheet.follow(model);
        model.busy().subscribe(body::setDisable);
        model.report().subscribe(report -> {
            if (report != null) {
                body.getChildren().setAll(lines(report));
                sheet.finish(TEXTS.get("close"));
            }
        });
        context.dialogs().show(sheet);
    }

    private static List<Node> lines(ExportReport report) {
        var done = Controls.paragraph(
                TEXTS.get("nsc.done", report.accounts(), report.users(), report.seeds()), "act-done", "mark-done");
        done.setGraphic(Controls.icon(Feather.CHECK_CIRCLE));
        done.setId("nsc-result");
        var lines = new ArrayList<Node>(
                List.of(done, Controls.paragraph(TEXTS.get("nsc.how", report.stores(), report.keys()), "mono")));
        if (!report.missing().isEmpty()) {
            lines.add(Controls.paragraph(TEXTS.get("nsc.missing", String.join(", ", report.missing()))));
        }
        if (!report.unsigned().isEmpty()) {
            lines.add(Controls.paragraph(TEXTS.get("nsc.unsigned", String.join(", ", report.unsigned()))));
        }
        return lines;
    }
}
