package dev.sluice.ui.screen.environments;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.LinesArea;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Edits what an operator says of itself. Servers read it when they start, so the new JWT is the person's to
/// carry.
final class OperatorSheet {

    private static final Messages TEXTS = Messages.of("environments");
    private static final int LINES = 3;
    /// Choices of its end.
    private static final List<Integer> YEARS = List.of(EditOperatorModel.AS_IS, 1, 3, 10, 0);

    private OperatorSheet() {}

    static void show(ScreenContext context, EnvironmentsRow row) {
        var model = new EditOperatorModel(row, context.moments().now());
        var controller = new EditOperatorController(context, model);
        var services = new LinesArea("operator-services", LINES);
        services.getStyleClass().add("mono");
        services.textProperty().bindBidirectional(model.services());
        var accountServer = new TextField();
        accountServer.setId("operator-account-server");
        accountServer.textProperty().bindBidirectional(model.accountServer());
        var sheet = new OperationView(
                        controller,
                        model,
                        TEXTS.get("operator.title", row.environment().name()))
                .with(
                        Controls.paragraph(TEXTS.get("operator.effect"), "text-muted"),
                        new Field(TEXTS.get("operator.services"), services, TEXTS.get("operator.services.hint")),
                        new Field(
                                TEXTS.get("operator.account-server"),
                                accountServer,
                                TEXTS.get("operator.account-server.hint")),
                        pair(model),
                        strict(model))
                .afterwards(Controls.button(TEXTS.get("operator.copy"), () -> Copied.put(controller.jwt())))
                .verb(TEXTS.get("operator.verb"));
        sheet.startAt(services);
        context.dialogs().show(sheet);
    }

    private static HBox pair(EditOperatorModel model) {
        var tags = new TextField();
        tags.setId("operator-tags");
        tags.textProperty().bindBidirectional(model.tags());
        var end = new PickList<>(OperatorSheet::words).of(YEARS);
        end.setId("operator-end");
        end.valueProperty().bindBidirectional(model.years());
        var pair = new HBox(
                new Field(TEXTS.get("operator.tags"), tags, TEXTS.get("operator.tags.hint")),
                new Field(TEXTS.get("operator.end"), end, TEXTS.get("operator.end.hint")));
        pair.getStyleClass().add("field-pair");
        return pair;
    }

    private static CheckBox strict(EditOperatorModel model) {
        var strict = new CheckBox(TEXTS.get("operator.strict"));
        strict.setId("operator-strict");
        strict.setMnemonicParsing(false);
        strict.setWrapText(true);
        strict.selectedProperty().bindBidirectional(model.strict());
        return strict;
    }

    private static String words(int years) {
        if (years == EditOperatorModel.AS_IS) {
            return TEXTS.get("operator.end.as-is");
        }
        return years == 0 ? TEXTS.get("operator.end.never") : TEXTS.get("operator.end.years", years);
    }
}
