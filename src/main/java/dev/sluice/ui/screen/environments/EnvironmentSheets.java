package dev.sluice.ui.screen.environments;

import dev.sluice.domain.model.Environment;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.LinesArea;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.form.LevelField;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.screen.environments.AddEnvironmentModel.Origin;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;

/// What a person is asked before an environment is added or changed.
final class EnvironmentSheets {

    private static final Messages TEXTS = Messages.of("environments");
    private static final int LINES = 4;
    private static final String LEVEL = "environment-level";

    private final ScreenContext context;

    EnvironmentSheets(ScreenContext context) {
        this.context = context;
    }

    /// @param made told of the new one
    void add(Consumer<Environment> made) {
        var model = new AddEnvironmentModel();
        var origin = new Choices<>(TEXTS.get("add.origin"), model.origin())
                .offer(Origin.NEW, TEXTS.get("add.new"), TEXTS.get("add.new.hint"))
                .offer(Origin.EXISTING, TEXTS.get("add.existing"), TEXTS.get("add.existing.hint"));
        var jwt = new LinesArea("environment-jwt", LINES);
        jwt.setWrapText(true);
        jwt.getStyleClass().add("mono");
        jwt.textProperty().bindBidirectional(model.jwt());
        var system = field("environment-system", model.system());
        system.getStyleClass().add("mono");
        var jwtField = new Field(TEXTS.get("add.jwt"), jwt, TEXTS.get("add.jwt.hint"));
        var systemField = new Field(TEXTS.get("system"), system, TEXTS.get("add.system.hint"));
        model.origin().subscribe(chosen -> {
            Controls.show(jwtField, Visible.when(chosen == Origin.EXISTING));
            Controls.show(systemField, Visible.when(chosen == Origin.EXISTING));
        });
        show(new OperationView(new AddEnvironmentController(context, model, made), model, TEXTS.get("add.title"))
                .with(
                        origin,
                        jwtField,
                        systemField,
                        name(new NameField(TEXTS.get("name"), TEXTS.get("name.hint"), model.name())),
                        new LevelField(LEVEL, model.level()),
                        servers(model.servers()))
                .verb(TEXTS.get("add.verb")));
    }

    void edit(EnvironmentsRow row) {
        var model = new EditEnvironmentModel(row);
        var present = model.environment().name();
        var level = new LevelField(LEVEL, model.level());
        var confirm = new Field(
                TEXTS.get("edit.confirm", present),
                field("environment-confirm", model.confirmed()),
                TEXTS.get("edit.confirm.hint"));
        model.level().subscribe(chosen -> Controls.show(confirm, Visible.when(model.isLowered(chosen))));
        Controls.show(level, Visible.when(!model.isSandbox()));
        show(new OperationView(new EditEnvironmentController(context, model), model, TEXTS.get("edit.title", present))
                .with(
                        name(new NameField(TEXTS.get("name"), TEXTS.get("name.hint"), model.name())),
                        level,
                        confirm,
                        servers(model.servers()))
                .verb(TEXTS.get("edit.verb")));
    }

    private static NameField name(NameField field) {
        field.input().setId("environment-name");
        return field;
    }

    private static TextField field(String id, StringProperty text) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static Field servers(StringProperty text) {
        var area = new LinesArea("environment-servers", LINES - 1);
        area.getStyleClass().add("mono");
        area.textProperty().bindBidirectional(text);
        return new Field(TEXTS.get("servers"), area, TEXTS.get("servers.hint"));
    }

    private void show(OperationView sheet) {
        context.dialogs().show(sheet);
    }
}
