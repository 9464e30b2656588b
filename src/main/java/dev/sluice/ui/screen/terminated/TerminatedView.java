package dev.sluice.ui.screen.terminated;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.StateWords;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import org.kordamp.ikonli.feather.Feather;

/// The table of ended connections and, beside it, the selected one.
final class TerminatedView implements ListScreenView<TerminatedRow> {

    private static final Messages TEXTS = Messages.of("terminated");
    private static final List<ConnectionState> ENDS = List.of(
            ConnectionState.TERMINATED, ConnectionState.REVOKED, ConnectionState.EXPIRED, ConnectionState.DECLINED);
    private static final int ENDED = 5;

    private final DataTable<TerminatedRow> table;
    private final MasterDetail root;

    TerminatedView(TerminatedModel model, TerminatedController controller, TimeFormat moments) {
        table = columns(new DataTable<>(model.rows(), TEXTS.get("title")), moments)
                .facet(TEXTS.get("facet.all"), _ -> true)
                .whenEmpty(Feather.ARCHIVE, TEXTS, () -> new CommandButton(controller.connections()))
                .onRetry(controller::refresh)
                .sortedBy(ENDED, SortType.DESCENDING);
        ENDS.forEach(state -> table.facet(EndText.state(state), row -> row.state() == state));
        root = new MasterDetail(table);
        table.onOpen(row -> {
            model.rows().selectedId().set(row.id());
            Optional.ofNullable(root.lookup("#terminated-offer")).ifPresent(Node::requestFocus);
        });
        var detail = new TerminatedDetailView(controller, moments);
        root.follow(model.detail(), detail::show);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<TerminatedRow> table() {
        return table;
    }

    @Override
    public void tick() {
        table.tick();
    }

    private static DataTable<TerminatedRow> columns(DataTable<TerminatedRow> into, TimeFormat moments) {
        return into.column(Column.<TerminatedRow>name(TEXTS.get("name"), 110, TerminatedRow::name))
                .column(Column.text(TEXTS.get("from"), 76, row -> row.exporter().name()))
                .column(Column.text(TEXTS.get("to"), 76, row -> row.importer().name()))
                .column(Column.mono(TEXTS.get("subject"), 132, TerminatedRow::subject)
                        .whenWide())
                .column(Column.shown(
                        TEXTS.get("state"), 128, row -> StateWords.of(row.state()), row -> StateBadge.of(row.state())))
                .column(Column.<TerminatedRow>shown(
                                TEXTS.get("ended"),
                                84,
                                row -> moments.absolute(row.endedAt()),
                                row -> new TimeLabel(moments, row.endedAt()))
                        .sortedBy(TerminatedRow::endedAt))
                .column(Column.text(TEXTS.get("why"), 190, EndText::shortly).whenWide());
    }
}
