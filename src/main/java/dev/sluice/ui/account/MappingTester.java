package dev.sluice.ui.account;

import dev.sluice.domain.account.Mappings.Row;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A subject is typed, and it says where a message published there would arrive.
public final class MappingTester extends VBox {
    private static final Messages TEXTS = Messages.of("account");

    private final TextField input = new TextField();
    private final Field field = new Field(TEXTS.get("tester"), input, TEXTS.get("tester.hint"));
    private final VBox arrivals = new VBox();
    private List<Row> rows = List.of();

    public MappingTester() {
        getStyleClass().add("mapping-tester");
        arrivals.getStyleClass().add("mapping-arrivals");
        input.setId("mapping-test");
        input.getStyleClass().add("mono");
        input.setPromptText(TEXTS.get("tester.prompt"));
        getChildren().addAll(field, arrivals);
        input.textProperty().subscribe(_ -> show());
    }

    /// The mappings that it goes by.
    public void over(List<Row> mappings) {
        rows = List.copyOf(mappings);
        show();
    }

    private void show() {
        arrivals.getChildren().clear();
        switch (MappingTrial.of(rows, input.getText())) {
            case MappingTrial.Nothing _ -> field.fine();
            case MappingTrial.Wrong(var why) -> field.wrong(why);
            case MappingTrial.Arrivals(var by, var all) -> {
                field.fine(by.isEmpty() ? TEXTS.get("tester.unmapped") : TEXTS.get("tester.by", by));
                all.forEach(row -> arrivals.getChildren().add(line(row)));
            }
        }
    }

    static Node line(Row row) {
        var where = row.cluster().isEmpty() ? "" : TEXTS.get("tester.cluster", row.cluster());
        var text = Controls.label(row.to(), "mono");
        text.setGraphic(Controls.icon(Feather.CORNER_DOWN_RIGHT));
        return Controls.row(
                "line",
                text,
                Controls.label(where, "text-muted"),
                Controls.spring(),
                Controls.whole(TEXTS.get("mapping.percent", row.weight()), "text-muted"));
    }
}
