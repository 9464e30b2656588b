package dev.sluice.ui.screen.flows;

import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowCells;
import dev.sluice.ui.flow.FlowReading;
import dev.sluice.ui.flow.FlowText;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The table of flows and, beside it, the chart of the selected one.
final class FlowsView implements ListScreenView<FlowsRow> {

    private static final Messages TEXTS = Messages.of("flows");

    private final FlowBoard board;
    private final TimeFormat moments;
    private final DataTable<FlowsRow> table;
    private final MasterDetail root;

    FlowsView(FlowsModel model, FlowsController controller, FlowBoard board, TimeFormat moments) {
        this.board = board;
        this.moments = moments;
        table = columns(new DataTable<>(model.rows(), TEXTS.get("title")))
                .action(pausedLabel())
                .action(pauseButton())
                .whenEmpty(Feather.ACTIVITY, TEXTS, () -> new CommandButton(controller.share(), "accent"))
                .onRetry(controller::refresh)
                .sortedBy(0, SortType.ASCENDING);
        root = new MasterDetail(table);
        table.onOpen(row -> {
            model.rows().selectedId().set(row.id());
            Optional.ofNullable(root.lookup("#flows-connection")).ifPresent(Node::requestFocus);
        });
        var detail = new FlowsDetailView(controller, model, board);
        root.follow(model.detail(), detail::show);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<FlowsRow> table() {
        return table;
    }

    private DataTable<FlowsRow> columns(DataTable<FlowsRow> into) {
        return into.column(Column.<FlowsRow>shown(TEXTS.get("name"), 120, FlowsRow::name, FlowsView::name))
                .column(Column.<FlowsRow>shown(
                                TEXTS.get("line"),
                                130,
                                row -> FlowText.rate(board, row.connection()),
                                row -> FlowCells.line(board, row.connection()))
                        .whenWide())
                .column(Column.<FlowsRow>shown(
                                TEXTS.get("rate"),
                                226,
                                row -> FlowText.rate(board, row.connection()),
                                row -> FlowCells.rate(board, row.connection()))
                        .sortedBy(this::rate))
                .column(Column.<FlowsRow>shown(
                                TEXTS.get("subscribers"),
                                98,
                                row -> FlowText.subscribers(board, row.connection()),
                                row -> FlowCells.subscribers(board, row.connection()))
                        .whenWide())
                .column(Column.<FlowsRow>shown(
                                TEXTS.get("servers"),
                                84,
                                row -> FlowText.servers(board, row.connection()),
                                row -> FlowCells.servers(board, row.connection()))
                        .whenWide())
                .column(Column.<FlowsRow>shown(
                        TEXTS.get("health"),
                        132,
                        row -> FlowText.word(board.health(row.connection().id())),
                        row -> FlowCells.health(board, row.connection())));
    }

    private double rate(FlowsRow row) {
        return board.of(row.connection().id())
                .map(FlowReading::last)
                .map(FlowReading::rate)
                .orElse(Double.NaN);
    }

    private static Node name(FlowsRow row) {
        var way = TEXTS.get("way", row.exporter(), row.importer());
        var lines = new VBox(
                Controls.label(row.name(), "cell-text", "cell-name"), Controls.label(way, "cell-text", "cell-sub"));
        lines.getStyleClass().add("cell-lines");
        return lines;
    }

    private Label pausedLabel() {
        var label = Controls.whole("", "flow-paused");
        var tip = new Tooltip();
        label.setTooltip(tip);
        board.paused().subscribe(on -> {
            Controls.show(label, Visible.when(on));
            label.setText(TEXTS.get("paused"));
            tip.setText(TEXTS.get("paused.at", moments.absolute(board.moment())));
        });
        return label;
    }

    private ToggleButton pauseButton() {
        var pause = new ToggleButton();
        pause.setId("flows-pause");
        pause.setMnemonicParsing(false);
        pause.selectedProperty().bindBidirectional(board.paused());
        pause.selectedProperty().subscribe(on -> {
            var word = TEXTS.get(on ? "resume" : "pause");
            pause.setText(word);
            pause.setAccessibleText(word);
            pause.setGraphic(Controls.icon(on ? Feather.PLAY : Feather.PAUSE));
        });
        return pause;
    }
}
