package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditExport.Form;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.screen.audit.AuditModel.More;
import dev.sluice.ui.screen.audit.AuditModel.Reach;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Above what is asked for, below the entries and the selected one.
final class AuditView implements ListScreenView<AuditRow> {

    private static final Messages TEXTS = Messages.of("audit");

    private final AuditModel model;
    private final AuditController controller;
    private final DataTable<AuditRow> table;
    private final Label reach = Controls.paragraph("", "text-muted");
    private final HBox older;
    private final VBox root;

    AuditView(AuditModel model, AuditController controller, TimeFormat moments) {
        this.model = model;
        this.controller = controller;
        table = columns(new DataTable<>(model.rows(), TEXTS.get("title")), moments)
                .action(new CommandButton(controller.verify()))
                .action(exports())
                .whenEmpty(this::empty)
                .onRetry(controller::refresh)
                .sortedBy(0, SortType.DESCENDING);
        var split = new MasterDetail(table);
        var detail = new AuditDetailView(controller, moments, table::clearFilter);
        split.follow(model.detail(), detail::show);
        older = older();
        model.reach().subscribe(this::show);
        VBox.setVgrow(split, Priority.ALWAYS);
        root = new VBox(new ChainBanner(model, moments), new FilterRow(model), split, older);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<AuditRow> table() {
        return table;
    }

    private MenuButton exports() {
        var menu = new MenuButton(TEXTS.get("export"), Controls.icon(Feather.DOWNLOAD));
        menu.setId("audit-export");
        menu.setAccessibleText(TEXTS.get("export.title"));
        for (var form : Form.values()) {
            menu.getItems().add(new CommandItem(controller.export(form, this::narrowed)));
        }
        return menu;
    }

    private AuditFiles.Narrowed narrowed() {
        return new AuditFiles.Narrowed(table.filterWords(), table.filter());
    }

    private void clearFilter() {
        table.clearFilter();
        controller.clearFilter();
    }

    private HBox older() {
        HBox.setHgrow(reach, Priority.ALWAYS);
        var more = Controls.button(TEXTS.get("more"), controller::showMore, "small");
        more.setId("audit-more");
        return Controls.row("audit-older", Controls.icon(Feather.INFO), reach, more);
    }

    private void show(Reach now) {
        reach.setText(TEXTS.get("more.text", now.entries()));
        Controls.show(older, Visible.when(now.more() == More.YES));
    }

    private Node empty() {
        if (model.filter().get().equals(AuditFilter.NONE)) {
            return new EmptyState(Feather.BOOK_OPEN, TEXTS.get("empty.title"), TEXTS.get("empty.text"));
        }
        var clear = Controls.button(TEXTS.get("filtered.clear"), this::clearFilter);
        clear.setId("audit-clear");
        return new EmptyState(Feather.SEARCH, TEXTS.get("filtered.title"), TEXTS.get("filtered.text"), clear);
    }

    private static DataTable<AuditRow> columns(DataTable<AuditRow> into, TimeFormat moments) {
        return into.column(Column.<AuditRow>text(
                                TEXTS.get("day"),
                                92,
                                row -> row.at().map(moments::day).orElse(""))
                        .sortedBy(AuditRow::number)
                        .whenWide())
                .column(Column.<AuditRow>text(
                                TEXTS.get("time"),
                                76,
                                row -> row.at().map(moments::timeOfDay).orElse(""))
                        .sortedBy(row -> row.at().orElse(Instant.EPOCH))
                        .whenWide())
                .column(Column.<AuditRow>text(
                                TEXTS.get("when"),
                                90,
                                row -> row.at().map(moments::brief).orElse(""))
                        .sortedBy(AuditRow::number)
                        .whenNarrow())
                .column(Column.text(TEXTS.get("who"), 96, AuditRow::who).whenWide())
                .column(Column.name(TEXTS.get("what"), 186, AuditRow::what))
                .column(Column.text(TEXTS.get("about"), 158, AuditRow::about))
                .column(Column.shown(
                        TEXTS.get("result"),
                        124,
                        row -> row.outcome().map(OutcomeBadge::word).orElseGet(OutcomeBadge::illegibleWord),
                        row -> row.outcome().map(OutcomeBadge::of).orElseGet(OutcomeBadge::illegible)));
    }
}
