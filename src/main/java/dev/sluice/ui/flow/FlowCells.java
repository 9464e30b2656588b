package dev.sluice.ui.flow;

import dev.sluice.domain.flow.FlowHealth;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.control.Controls;
import java.util.function.BiFunction;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Nodes that show a flow and follow it while they are in the window. What is stale is greyed.
public final class FlowCells {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final int LINE = 60;

    private FlowCells() {}

    /// The rate, and under it source and age.
    public static Node rate(FlowBoard board, Connection connection) {
        var number = Controls.label("", "flow-rate");
        var source = Controls.label("", "cell-sub");
        var box = new VBox(number, source);
        box.getStyleClass().add("flow-cell");
        board.keep(box, () -> {
            number.setText(FlowText.rate(board, connection));
            source.setText(FlowText.source(board, connection));
            grey(box, board, connection);
        });
        return box;
    }

    /// The last two minutes as a line.
    public static Node line(FlowBoard board, Connection connection) {
        var line = new Sparkline();
        line.setMaxWidth(Double.MAX_VALUE);
        board.keep(line, () -> {
            line.show(board.of(connection.id())
                    .map(reading -> reading.rates(LINE))
                    .orElse(java.util.List.of()));
            grey(line, board, connection);
        });
        return line;
    }

    public static Node subscribers(FlowBoard board, Connection connection) {
        return text(board, connection, FlowText::subscribers);
    }

    /// Servers that answered, of those expected.
    public static Node servers(FlowBoard board, Connection connection) {
        return text(board, connection, FlowText::servers);
    }

    /// The reason of the health, in a sentence.
    public static Label reason(FlowBoard board, Connection connection) {
        var label = Controls.paragraph("", "fact-value");
        board.keep(label, () -> label.setText(FlowText.reason(board, connection)));
        return label;
    }

    public static Node health(FlowBoard board, Connection connection) {
        var box = new StackPane();
        box.getStyleClass().add("flow-health");
        var tip = new Tooltip();
        Tooltip.install(box, tip);
        board.keep(box, () -> {
            var health = board.health(connection.id());
            if (box.getUserData() != health) {
                box.setUserData(health);
                box.getChildren().setAll(FlowText.badge(health));
            }
            tip.setText(FlowText.reason(board, connection));
        });
        return box;
    }

    private static Node text(FlowBoard board, Connection connection, BiFunction<FlowBoard, Connection, String> words) {
        var label = Controls.label("", "cell-text", "flow-cell");
        board.keep(label, () -> {
            label.setText(words.apply(board, connection));
            grey(label, board, connection);
        });
        return label;
    }

    private static void grey(Node node, FlowBoard board, Connection connection) {
        node.pseudoClassStateChanged(STALE, board.health(connection.id()) == FlowHealth.STALE);
    }
}
