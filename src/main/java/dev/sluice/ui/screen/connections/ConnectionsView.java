package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.StateWords;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowCells;
import dev.sluice.ui.flow.FlowReading;
import dev.sluice.ui.flow.FlowText;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The table of live connections and, beside it, the selected one.
final class ConnectionsView implements ListScreenView<ConnectionsRow> {

    private static final Messages TEXTS = Messages.of("connections");

    private final ConnectionsController controller;
    private final ConnectionsModel model;
    private final FlowBoard board;
    private final DataTable<ConnectionsRow> table;
    private final MasterDetail root;

    ConnectionsView(ConnectionsModel model, ConnectionsController controller, FlowBoard board, TimeFormat moments) {
        this.controller = controller;
        this.model = model;
        this.board = board;
        table = columns(new DataTable<>(model.rows(), TEXTS.get("title")), moments)
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.active"), row -> row.state() == ConnectionState.ACTIVE)
                .facet(TEXTS.get("facet.changing"), ConnectionsRow::isChanging)
                .facet(TEXTS.get("facet.attention"), ConnectionsRow::wantsAttention)
                .facet(TEXTS.get("facet.expiring"), row -> row.isExpiring(moments))
                .action(kept())
                .action(new CommandButton(controller.document()))
                .whenEmpty(Feather.LINK, TEXTS, this::next)
                .onRetry(controller::refresh)
                .onOpen(this::onOpen)
                .sortedBy(0, SortType.ASCENDING);
        table.table().addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        root = new MasterDetail(table);
        var detail = new ConnectionsDetailView(controller, model, board, moments);
        root.follow(model.detail(), detail::show);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<ConnectionsRow> table() {
        return table;
    }

    private DataTable<ConnectionsRow> columns(DataTable<ConnectionsRow> into, TimeFormat moments) {
        return into.column(Column.<ConnectionsRow>name(TEXTS.get("name"), 124, ConnectionsRow::name))
                .column(Column.text(TEXTS.get("from"), 92, row -> row.exporter().name()))
                .column(Column.text(TEXTS.get("to"), 92, row -> row.importer().name()))
                .column(Column.shown(TEXTS.get("subject"), 160, ConnectionsView::subjects, ConnectionsView::mapping)
                        .whenWide())
                .column(Column.<ConnectionsRow>shown(
                                TEXTS.get("rate"),
                                214,
                                row -> FlowText.rate(board, row.connection()),
                                row -> FlowCells.rate(board, row.connection()))
                        .sortedBy(this::rate)
                        .whenWide())
                .column(Column.shown(
                        TEXTS.get("state"), 118, row -> state(row, moments), row -> stateCell(row, moments)))
                .column(Column.<ConnectionsRow>shown(
                                TEXTS.get("since"),
                                78,
                                row -> moments.absolute(
                                        row.connection().status().since()),
                                row -> new TimeLabel(
                                        moments, row.connection().status().since()))
                        .sortedBy(row -> row.connection().status().since())
                        .whenWide());
    }

    private static String state(ConnectionsRow row, TimeFormat moments) {
        var word = StateWords.of(row.state());
        return row.end()
                .map(end -> TEXTS.get("state.ends", word, Countdown.words(end, moments)))
                .orElse(word);
    }

    private static Node stateCell(ConnectionsRow row, TimeFormat moments) {
        var badge = StateBadge.of(row.state());
        return row.end()
                .<Node>map(end -> Countdown.label(end, moments))
                .or(() -> row.seenAt().map(at -> seen(at, moments)))
                .map(below -> lines(badge, below))
                .orElse(badge);
    }

    private static Node seen(Instant at, TimeFormat moments) {
        var label = Controls.label(TEXTS.get("state.seen", moments.relative(at)), "cell-sub");
        label.setTooltip(Controls.tip(moments.absolute(at)));
        return label;
    }

    private double rate(ConnectionsRow row) {
        return board.of(row.connection().id())
                .map(FlowReading::last)
                .map(FlowReading::rate)
                .orElse(Double.NaN);
    }

    private void onKey(KeyEvent key) {
        if (key.getCode() == KeyCode.DELETE) {
            model.rows().selected().ifPresent(row -> controller.revoke(row).run());
            key.consume();
        }
    }

    private void onOpen(ConnectionsRow row) {
        model.rows().selectedId().set(row.id());
        Optional.ofNullable(root.lookup("#connections-flow")).ifPresent(Node::requestFocus);
    }

    /// Only where there is something to say.
    private Node kept() {
        var button = new CommandButton(controller.kept());
        model.kept().subscribe(count -> Controls.show(button, Visible.when(count.intValue() > 0)));
        return button;
    }

    private Node next() {
        return Controls.row(
                "button-row",
                new CommandButton(controller.share(), "accent"),
                new CommandButton(controller.pending()),
                kept());
    }

    private static String subjects(ConnectionsRow row) {
        return row.isRenamed() ? TEXTS.get("renamed", row.subject(), row.local()) : row.subject();
    }

    private static Node mapping(ConnectionsRow row) {
        var kind = Kinds.icon(row.connection().share().kind());
        var subject = Controls.label(row.subject(), "cell-text", "mono");
        if (!row.isRenamed()) {
            return Controls.row("cell-row", kind, subject);
        }
        var local = Controls.label(TEXTS.get("arrives", row.local()), "mono", "cell-sub");
        return Controls.row("cell-row", kind, lines(subject, local));
    }

    private static Node lines(Node... lines) {
        var box = new VBox(lines);
        box.getStyleClass().add("cell-lines");
        return box;
    }
}
