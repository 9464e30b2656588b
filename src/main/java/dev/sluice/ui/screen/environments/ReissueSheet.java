package dev.sluice.ui.screen.environments;

import dev.sluice.domain.model.Environment;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.commandline.EnvironmentLines;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The steps to another identity of an operator, with what a person does between them.
final class ReissueSheet {
    private static final Messages TEXTS = Messages.of("environments");

    private ReissueSheet() {}

    static void show(ScreenContext context, Environment environment, ReissueModel model) {
        var controller = new ReissueController(context, environment, model);
        context.dialogs().show(sheet(context, environment, model, controller));
    }

    private static OperationView sheet(
            ScreenContext context, Environment environment, ReissueModel model, ReissueController controller) {
        var begin = Controls.button(TEXTS.get("reissue.begin"), Feather.KEY, controller::begin, "accent", "small");
        begin.setId("reissue-begin");
        var making = Controls.row("button-row", begin);
        var cancel = Controls.button(TEXTS.get("reissue.cancel"), Feather.X, controller::cancel, "small");
        cancel.setId("reissue-cancel");
        var copy = Controls.button(
                TEXTS.get("operator.copy"),
                Feather.COPY,
                () -> model.next().get().ifPresent(Copied::put),
                "small");
        copy.setId("reissue-copy");
        var save = Controls.button(
                TEXTS.get("reissue.save"),
                Feather.DOWNLOAD,
                () -> context.dialogs()
                        .files()
                        .save(TEXTS.get("reissue.save"), environment.name() + ".jwt")
                        .ifPresent(controller::save),
                "small");
        save.setId("reissue-save");
        var made = Controls.row("button-row", copy, save, cancel);
        model.next().subscribe(next -> {
            Controls.show(making, Visible.when(next.isEmpty()));
            Controls.show(made, Visible.when(next.isPresent()));
        });
        var view = new OperationView(controller, model, TEXTS.get("reissue.title", environment.name()));
        view.with(
                Controls.paragraph(TEXTS.get("reissue.intro"), "text-muted"),
                step("reissue.step1", making),
                step("reissue.step2", made),
                step("reissue.step3"));
        view.aside(new CopyAsCommand(() ->
                EnvironmentLines.reissue(environment.name(), model.next().get().isPresent())));
        return view.verb(TEXTS.get("reissue.verb"));
    }

    private static Node step(String key, Node... below) {
        var box = new VBox(Controls.paragraph(TEXTS.get(key)));
        box.getChildren().addAll(below);
        box.getStyleClass().add("detail-section");
        return box;
    }
}
