package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// How a service answers, and what goes wrong where that does not fit its subject.
public final class ResponseField extends VBox {

    private static final Messages TEXTS = Messages.of("common");

    public ResponseField(ResponseModel model) {
        var type = new PickList<>(ResponseField::word).of(List.of(ServiceResponse.Type.values()));
        type.setId("response-type");
        type.valueProperty().bindBidirectional(model.type());
        var threshold = new TextField();
        threshold.setId("response-threshold");
        threshold.textProperty().bindBidirectional(model.threshold());
        var thresholdField =
                new Field(TEXTS.get("response.threshold"), threshold, TEXTS.get("response.threshold.hint"));
        model.usable().subscribe(usable -> {
            if (usable) {
                thresholdField.fine();
            } else {
                thresholdField.wrong(TEXTS.get("response.threshold.wrong"));
            }
        });
        var warning = Controls.paragraph(TEXTS.get("response.pull"), "note");
        warning.setId("response-warning");
        warning.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE, "mark-warning"));
        model.isCutShort().subscribe(cut -> Controls.show(warning, Visible.when(cut)));
        getStyleClass().add("response-field");
        getChildren()
                .addAll(
                        Controls.row("field-pair", new Field(TEXTS.get("response"), type, ""), thresholdField),
                        warning);
    }

    private static String word(ServiceResponse.Type type) {
        return TEXTS.get("response." + type.name().toLowerCase(Locale.ROOT));
    }
}
