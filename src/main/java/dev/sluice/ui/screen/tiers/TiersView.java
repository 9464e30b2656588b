package dev.sluice.ui.screen.tiers;

import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.screen.tiers.TiersDetail.Member;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The table of tiers and, beside it, the limits and accounts of the selected one.
final class TiersView implements ListScreenView<TiersRow> {

    private static final Messages TEXTS = Messages.of("tiers");
    /// Longer lists are summed up: the Accounts screen has all of them.
    private static final int MOST = 60;

    private final TiersController controller;
    private final DataTable<TiersRow> table;
    private final MasterDetail root;

    TiersView(TiersModel model, TiersController controller) {
        this.controller = controller;
        table = new DataTable<>(model.rows(), TEXTS.get("title"))
                .column(Column.<TiersRow>name(TEXTS.get("name"), 150, TiersRow::name))
                .column(Column.<TiersRow>text(
                                TEXTS.get("accounts"),
                                80,
                                row -> String.valueOf(row.tier().accounts()))
                        .sortedBy(row -> row.tier().accounts()))
                .column(Column.<TiersRow>text(TEXTS.get("limits"), 320, row -> TierWords.summary(row.tier()))
                        .whenWide())
                .action(new CommandButton(controller.newTier(), "accent"))
                .whenEmpty(Feather.BAR_CHART_2, TEXTS, () -> new CommandButton(controller.newTier(), "accent"))
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
    public DataTable<TiersRow> table() {
        return table;
    }

    private Node detail(TiersDetail detail) {
        var row = detail.row();
        return new DetailPane(row.name(), TEXTS.get("of", row.tier().accounts()))
                .action(new CommandButton(controller.edit(row), "accent"))
                .action(new CommandButton(controller.members(row)))
                .action(new CommandButton(controller.remove(row), "danger", "button-outlined"))
                .section(TEXTS.get("limits"), limits(row), Controls.paragraph(TEXTS.get("limits.rest"), "text-muted"))
                .section(TEXTS.get("accounts"), accounts(detail.members()));
    }

    private static Facts limits(TiersRow row) {
        var facts = new Facts();
        var table = row.tier().table();
        TierWords.ordered(row.tier())
                .forEach(word -> facts.add(TierWords.name(word), TierWords.value(word, table.getOrDefault(word, 0L))));
        return facts;
    }

    private Node[] accounts(List<Member> members) {
        if (members.isEmpty()) {
            return new Node[] {Controls.paragraph(TEXTS.get("accounts.none"), "text-muted")};
        }
        var lines = members.stream().limit(MOST).map(this::line).toList();
        var box = new VBox();
        box.getChildren().addAll(lines);
        if (members.size() > MOST) {
            box.getChildren().add(Controls.paragraph(TEXTS.get("accounts.more", members.size() - MOST), "text-muted"));
        }
        return new Node[] {box};
    }

    private Node line(Member member) {
        var name = Controls.link(member.account().name(), () -> controller.onOpenAccount(member.account()));
        return member.own().isEmpty()
                ? Controls.row("line", name)
                : new VBox(
                        Controls.row("line", name),
                        Controls.paragraph(TEXTS.get("own", TierWords.own(member.own())), "text-muted"));
    }
}
