package dev.sluice.ui.screen.templates;

import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.operation.ClaimList;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The table of templates and, beside it, what the selected one says.
final class TemplatesView implements ListScreenView<TemplatesRow> {

    private static final Messages TEXTS = Messages.of("templates");

    private final TemplatesController controller;
    private final DataTable<TemplatesRow> table;
    private final MasterDetail root;

    TemplatesView(TemplatesModel model, TemplatesController controller) {
        this.controller = controller;
        table = new DataTable<>(model.rows(), TEXTS.get("title"))
                .column(Column.<TemplatesRow>name(TEXTS.get("name"), 150, TemplatesRow::name))
                .column(Column.<TemplatesRow>text(
                                TEXTS.get("exports"),
                                80,
                                row -> String.valueOf(exports(row).size()))
                        .sortedBy(row -> exports(row).size()))
                .column(Column.<TemplatesRow>text(
                                TEXTS.get("about"),
                                320,
                                row -> row.template().shape().description())
                        .whenWide())
                .action(new CommandButton(controller.save(), "accent"))
                .whenEmpty(Feather.COPY, TEXTS, () -> new CommandButton(controller.save(), "accent"))
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
    public DataTable<TemplatesRow> table() {
        return table;
    }

    private static List<ExportClaim> exports(TemplatesRow row) {
        return row.template().shape().exports();
    }

    private Node detail(TemplatesRow row) {
        var says = TemplatesController.says(row);
        var pane = new DetailPane(row.name(), row.template().shape().description())
                .action(new CommandButton(controller.apply(row), "accent"))
                .action(new CommandButton(controller.remove(row), "danger", "button-outlined"));
        if (!exports(row).isEmpty()) {
            pane.section(TEXTS.get("exports"), lines(exports(row)));
        }
        return pane.section(
                "",
                says.isEmpty()
                        ? Controls.paragraph(TEXTS.get("says.nothing"), "text-muted")
                        : new ClaimList(TEXTS.get("says"), says, Map.of()));
    }

    private static Node lines(List<ExportClaim> exports) {
        var box = new VBox();
        for (var export : exports) {
            box.getChildren()
                    .add(Controls.row(
                            "line",
                            Controls.label(export.name()),
                            Controls.label(export.subject(), "mono", "line-sub"),
                            Controls.spring(),
                            Controls.whole(TEXTS.get(export.tokenReq() ? "private" : "public"), "text-muted")));
        }
        return box;
    }
}
