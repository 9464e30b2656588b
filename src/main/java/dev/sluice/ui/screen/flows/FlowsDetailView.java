package dev.sluice.ui.screen.flows;

import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowCells;
import dev.sluice.ui.screen.flows.FlowsModel.Span;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// One flow: its rate, its chart, and what stands behind the number.
final class FlowsDetailView {

    private static final Messages TEXTS = Messages.of("flows");

    private final FlowsController controller;
    private final FlowsModel model;
    private final FlowBoard board;

    FlowsDetailView(FlowsController controller, FlowsModel model, FlowBoard board) {
        this.controller = controller;
        this.model = model;
        this.board = board;
    }

    Node show(FlowsRow row) {
        var connection = row.connection();
        var head = Controls.row(
                "flow-head", FlowCells.rate(board, connection), Controls.spring(), FlowCells.health(board, connection));
        return new DetailPane(row.name(), TEXTS.get("way", row.exporter(), row.importer()))
                .badge(StateBadge.of(connection.state()))
                .action(new CommandButton(controller.openConnection(row)))
                .section("", head, FlowCells.reason(board, connection))
                .section("", chart(row))
                .section(TEXTS.get("behind"), facts(row));
    }

    private Node[] chart(FlowsRow row) {
        var chart = new FlowChart(board, row.connection().id(), model.span());
        chart.setAccessibleText(TEXTS.get("chart.of", row.name()));
        var title = Controls.label(TEXTS.get("chart"), "section-title");
        return new Node[] {Controls.row("flow-head", title, Controls.spring(), spans()), chart};
    }

    private HBox spans() {
        var group = new ToggleGroup();
        var box = new HBox();
        box.getStyleClass().add("facets");
        for (var span : Span.values()) {
            var word = TEXTS.get("span." + span.name().toLowerCase(Locale.ROOT));
            var button = new ToggleButton(word);
            button.setId("span-" + span.name().toLowerCase(Locale.ROOT));
            button.setMnemonicParsing(false);
            button.setAccessibleText(word);
            button.setToggleGroup(group);
            button.setSelected(model.span().get() == span);
            button.getStyleClass().addAll("facet", "small");
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.span().set(span);
            });
            box.getChildren().add(button);
        }
        return box;
    }

    private Node facts(FlowsRow row) {
        var connection = row.connection();
        return new Facts()
                .add(TEXTS.get("subscribers"), FlowCells.subscribers(board, connection))
                .add(TEXTS.get("servers.answered"), FlowCells.servers(board, connection))
                .addMono(TEXTS.get("subject"), connection.share().subject().text())
                .addMono(TEXTS.get("local"), connection.effectiveSubject().text())
                .add(TEXTS.get("kind"), Kinds.label(connection.share().kind()))
                .add(TEXTS.get("source"), TEXTS.get("source.text"));
    }
}
