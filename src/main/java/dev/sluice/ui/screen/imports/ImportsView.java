package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.FileDrop;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.StateWords;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.screen.imports.ImportsRow.Basis;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import org.kordamp.ikonli.feather.Feather;

/// The table of imports and, beside it, the selected one. Token files may be dropped anywhere on it.
final class ImportsView implements ListScreenView<ImportsRow> {

    private static final Messages TEXTS = Messages.of("imports");

    private final DataTable<ImportsRow> table;
    private final MasterDetail root;
    private final ImportsController controller;
    private final TimeFormat moments;

    ImportsView(ImportsModel model, ImportsController controller, TimeFormat moments) {
        this.controller = controller;
        this.moments = moments;
        table = new DataTable<>(model.rows(), TEXTS.get("title"))
                .column(Column.<ImportsRow>name(
                        TEXTS.get("name"), 150, row -> row.view().name()))
                .column(Column.text(TEXTS.get("account"), 90, ImportsRow::account))
                .column(Column.text(TEXTS.get("from"), 90, ImportsRow::exporter))
                .column(Column.mono(TEXTS.get("subject"), 170, ImportsRow::mapping)
                        .whenWide())
                .column(Column.<ImportsRow>text(TEXTS.get("basis"), 96, ImportsView::basis)
                        .whenWide())
                .column(Column.shown(TEXTS.get("state"), 120, ImportsView::state, ImportsView::badge))
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.consent"), row -> row.basis() == Basis.BY_CONSENT)
                .facet(TEXTS.get("facet.public"), row -> !isByConsent(row))
                .action(new CommandButton(controller.ofPublic()))
                .action(new CommandButton(controller.byToken(), "accent"))
                .whenEmpty(Feather.DOWNLOAD, TEXTS, () -> new CommandButton(controller.byToken(), "accent"))
                .onRetry(controller::refresh)
                .sortedBy(0, SortType.ASCENDING);
        root = new MasterDetail(table);
        FileDrop.onto(root, controller::onDropped);
        root.follow(model.detail(), this::detail);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<ImportsRow> table() {
        return table;
    }

    private Node detail(ImportsRow row) {
        var pane = new DetailPane(row.view().name(), TEXTS.get("meaning." + key(row.basis()))).badge(badge(row));
        if (row.basis() == Basis.BY_CONSENT) {
            pane.action(Controls.button(TEXTS.get("connection"), Feather.LINK, () -> controller.onOpenConnection(row)));
        }
        if (row.basis() == Basis.BY_CONSENT || row.basis() == Basis.RELEASED || row.basis() == Basis.KEPT) {
            pane.action(new CommandButton(controller.edit(row)));
            pane.action(new CommandButton(controller.remove(row), "danger", "button-outlined"));
        }
        var facts = new Facts()
                .add(TEXTS.get("account"), row.account())
                .add(TEXTS.get("from"), row.exporter())
                .addMono(TEXTS.get("subject"), row.view().subject().text())
                .addMono(TEXTS.get("local"), row.view().effectiveSubject().text())
                .addMono(TEXTS.get("example"), row.example())
                .add(TEXTS.get("kind"), Kinds.label(row.view().kind()));
        row.since().ifPresent(at -> facts.add(TEXTS.get("since"), new TimeLabel(moments, at)));
        return pane.section("", facts);
    }

    private static String basis(ImportsRow row) {
        return TEXTS.get(isByConsent(row) ? "basis.consent" : "basis.public");
    }

    private static boolean isByConsent(ImportsRow row) {
        return row.basis() == Basis.BY_CONSENT || (row.view() instanceof ImportView.Kept kept && kept.isConsented());
    }

    private static String state(ImportsRow row) {
        return row.connection()
                .map(line -> StateWords.of(line.state()))
                .orElseGet(() -> TEXTS.get("status." + key(row.basis())));
    }

    private static Node badge(ImportsRow row) {
        return row.connection().map(line -> StateBadge.of(line.state())).orElseGet(() -> open(row));
    }

    private static StateBadge open(ImportsRow row) {
        return row.basis() == Basis.RELEASED || row.basis() == Basis.KEPT
                ? new StateBadge(state(row), Feather.UNLOCK, "used")
                : new StateBadge(state(row), Feather.EDIT_2, "staged");
    }

    private static String key(Basis status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
