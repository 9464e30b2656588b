package dev.sluice.ui.screen.exports;

import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.screen.exports.ExportsRow.Release;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.ArrayList;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import org.kordamp.ikonli.feather.Feather;

/// The table of exports and, beside it, the selected one.
final class ExportsView implements ListScreenView<ExportsRow> {

    private static final Messages TEXTS = Messages.of("exports");

    private final DataTable<ExportsRow> table;
    private final MasterDetail root;
    private final ExportsController controller;
    private final TimeFormat moments;

    ExportsView(ExportsModel model, ExportsController controller, TimeFormat moments) {
        this.controller = controller;
        this.moments = moments;
        table = new DataTable<>(model.rows(), TEXTS.get("title"))
                .column(Column.<ExportsRow>name(
                        TEXTS.get("name"), 180, row -> row.export().name()))
                .column(Column.text(TEXTS.get("account"), 100, ExportsRow::account))
                .column(Column.<ExportsRow>mono(
                        TEXTS.get("subject"), 170, row -> row.export().subject().text()))
                .column(Column.<ExportsRow>shown(
                                TEXTS.get("kind"),
                                90,
                                row -> Kinds.word(row.export().kind()),
                                row -> Kinds.label(row.export().kind()))
                        .whenWide())
                .column(Column.<ExportsRow>shown(
                                TEXTS.get("visibility"), 90, ExportsView::visibility, ExportsView::visibilityLabel)
                        .whenWide())
                .column(Column.shown(TEXTS.get("status"), 130, ExportsView::status, ExportsView::badge))
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.used"), row -> row.release() == Release.IN_USE)
                .facet(TEXTS.get("facet.eligible"), row -> row.release() == Release.ELIGIBLE)
                .facet(TEXTS.get("facet.staged"), row -> !row.isReleased())
                .facet(TEXTS.get("facet.public"), ExportsRow::isPublic)
                .action(new CommandButton(controller.newExport(), "accent"))
                .whenEmpty(Feather.UPLOAD, TEXTS, () -> new CommandButton(controller.newExport(), "accent"))
                .onRetry(controller::refresh)
                .sortedBy(0, SortType.ASCENDING);
        root = new MasterDetail(table);
        root.follow(model.detail(), this::detail);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<ExportsRow> table() {
        return table;
    }

    private Node detail(ExportsDetail detail) {
        var row = detail.row();
        var export = row.export();
        var pane = new DetailPane(export.name(), TEXTS.get("meaning." + key(row.release()))).badge(badge(row));
        if (!row.isPublic() && row.isReleased()) {
            pane.action(new CommandButton(controller.issue(export)));
        }
        if (row.isReleased()) {
            pane.action(new CommandButton(controller.edit(export)));
            pane.action(new CommandButton(controller.remove(detail), "danger", "button-outlined"));
        }
        pane.section(
                "",
                new Facts()
                        .add(TEXTS.get("account"), row.account())
                        .addMono(TEXTS.get("subject"), export.subject().text())
                        .addMono(TEXTS.get("example"), export.subject().example())
                        .add(TEXTS.get("kind"), Kinds.label(export.kind()))
                        .add(TEXTS.get("visibility"), visibilityLabel(row))
                        .add(TEXTS.get("created"), new TimeLabel(moments, export.createdAt())));
        pane.section(TEXTS.get("users"), users(detail));
        if (!row.isPublic() && row.isReleased()) {
            pane.section(TEXTS.get("revocations"), controller.revocations(detail.revocations()));
        }
        return pane;
    }

    private Node[] users(ExportsDetail detail) {
        var lines = new ArrayList<Node>();
        for (var user : detail.users()) {
            var name = Controls.link(user.account(), () -> controller.onOpenUser(user));
            lines.add(Controls.row("line", name, Controls.spring(), StateBadge.of(user.state())));
        }
        for (var importer : detail.publicImporters()) {
            lines.add(Controls.row(
                    "line",
                    Controls.label(importer),
                    Controls.spring(),
                    Controls.label(TEXTS.get("users.public"), "text-muted")));
        }
        for (var row : detail.kept()) {
            lines.add(Controls.row(
                    "line",
                    Controls.label(row.account()),
                    Controls.spring(),
                    Controls.label(TEXTS.get("users.kept", row.local()), "text-muted")));
        }
        if (lines.isEmpty()) {
            lines.add(Controls.paragraph(TEXTS.get("users.none"), "text-muted"));
        }
        return lines.toArray(Node[]::new);
    }

    private static String visibility(ExportsRow row) {
        return TEXTS.get(row.isPublic() ? "public" : "private");
    }

    private static Node visibilityLabel(ExportsRow row) {
        var label = Controls.label(visibility(row), "kind", row.isPublic() ? "is-public" : "is-private");
        label.setGraphic(Controls.icon(row.isPublic() ? Feather.UNLOCK : Feather.LOCK));
        return label;
    }

    private static String key(Release status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String status(ExportsRow row) {
        return TEXTS.get("status." + key(row.release()), row.users());
    }

    private static Node badge(ExportsRow row) {
        var word = status(row);
        return switch (row.release()) {
            case ELIGIBLE -> new StateBadge(word, Feather.UNLOCK, "eligible");
            case IN_USE -> new StateBadge(word, Feather.LINK, "used");
            case STAGED, REMOVAL_STAGED -> new StateBadge(word, Feather.EDIT_2, "staged");
        };
    }
}
