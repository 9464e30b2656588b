package dev.sluice.ui.screen.drift;

import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// When was compared and what differs, and beside it the selected account claim by claim.
final class DriftView implements ListScreenView<DriftRow> {

    private static final Messages TEXTS = Messages.of("drift");

    private final DataTable<DriftRow> table;
    private final ComparedBar bar;
    private final NothingFound nothing;
    private final VBox root;

    DriftView(DriftModel model, DriftController controller, ScreenContext context) {
        bar = new ComparedBar(model, context.moments());
        nothing = new NothingFound(model, controller);
        table = columns(new DataTable<>(model.rows(), TEXTS.get("title")), context.moments())
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.choice"), DriftRow::needsChoice)
                .facet(TEXTS.get("facet.ours"), DriftRow::isOurs)
                .facet(TEXTS.get("facet.ignored"), DriftRow::isIgnored)
                .facet(TEXTS.get("facet.foreign"), DriftRow::isForeign)
                .action(new CommandButton(controller.mend()))
                .action(new CommandButton(controller.compareNow()))
                .whenEmpty(nothing::face)
                .onRetry(controller::refresh);
        var split = new MasterDetail(table);
        VBox.setVgrow(split, Priority.ALWAYS);
        root = new VBox(bar, split);
        table.onOpen(row -> {
            model.rows().selectedId().set(row.id());
            Optional.ofNullable(root.lookup("#drift-keep")).ifPresent(Node::requestFocus);
        });
        var detail = new DriftDetailView(controller, context.moments());
        split.follow(model.detail(), detail::show);
        model.comparing().subscribe(_ -> showState());
        model.situation().subscribe(_ -> showState());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<DriftRow> table() {
        return table;
    }

    @Override
    public void tick() {
        showState();
    }

    /// Another comparison, another link, a later time.
    private void showState() {
        bar.show();
        table.whenEmpty(nothing::face);
    }

    private static DataTable<DriftRow> columns(DataTable<DriftRow> into, TimeFormat moments) {
        return into.column(Column.name(TEXTS.get("account"), 120, DriftRow::name))
                .column(Column.text(TEXTS.get("what"), 240, DriftText::what))
                .column(Column.text(TEXTS.get("servers"), 120, DriftRow::serverNames)
                        .whenWide())
                .column(Column.<DriftRow>shown(
                                TEXTS.get("state"), 156, row -> row.trouble().word(), row -> row.badge(moments))
                        .sortedBy(DriftRow::trouble));
    }
}
