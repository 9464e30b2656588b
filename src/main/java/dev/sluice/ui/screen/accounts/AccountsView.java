package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.model.AccountRole;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.screen.accounts.AccountsRow.AccountStatus;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.session.SelectionBar;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import org.kordamp.ikonli.feather.Feather;

/// The table of accounts and, beside it, the selected one.
final class AccountsView implements ListScreenView<AccountsRow> {

    private static final Messages TEXTS = Messages.of("accounts");
    private static final Messages ACCOUNT = Messages.of("account");

    /// The detail has many sections.
    private static final double SHARE = 0.36;

    private final DataTable<AccountsRow> table;
    private final MasterDetail root;

    AccountsView(AccountsModel model, AccountsController controller, TimeFormat moments) {
        table = new DataTable<>(model.rows(), TEXTS.get("title"))
                .column(Column.<AccountsRow>shown(TEXTS.get("name"), 150, AccountsRow::name, AccountsView::name))
                .column(Column.<AccountsRow>shown(
                                TEXTS.get("key"),
                                150,
                                AccountsRow::id,
                                row -> KeyLabel.inRow(row.account().key()))
                        .whenWide())
                .column(count("exports", row -> row.view().exports()))
                .column(count("imports", row -> row.view().imports()))
                .column(count("connections", row -> row.view().liveConnections()))
                .column(Column.shown(TEXTS.get("status"), 130, AccountsView::statusWord, AccountsView::status))
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.ours"), row -> row.role() == AccountRole.MANAGED)
                .facet(TEXTS.get("facet.suspended"), row -> row.account().isSuspended())
                .facet(TEXTS.get("facet.external"), row -> row.role() == AccountRole.EXTERNAL)
                .facet(
                        TEXTS.get("facet.staged"),
                        row -> row.status() == AccountStatus.STAGED || row.status() == AccountStatus.UNCONFIRMED)
                .action(new ShapesMenu(controller))
                .action(new CommandButton(controller.newAccount(), "accent"))
                .whenEmpty(Feather.USERS, TEXTS, () -> new CommandButton(controller.newAccount(), "accent"))
                .onRetry(controller::refresh)
                .sortedBy(0, SortType.ASCENDING);
        table.multiple()
                .banner(new SelectionBar(
                        table,
                        count -> ACCOUNT.get("bulk.chosen", count),
                        ACCOUNT.get("bulk.none"),
                        new CommandButton(controller.bulk(() -> List.copyOf(table.chosen())), "small", "accent")));
        root = new MasterDetail(table, SHARE);
        var detail = new AccountsDetailView(model, controller, moments);
        root.follow(model.detail(), detail::show);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<AccountsRow> table() {
        return table;
    }

    private static Column<AccountsRow> count(String key, java.util.function.ToIntFunction<AccountsRow> number) {
        return Column.<AccountsRow>text(TEXTS.get(key), 76, row -> String.valueOf(number.applyAsInt(row)))
                .sortedBy(number::applyAsInt)
                .whenWide();
    }

    private static Node name(AccountsRow row) {
        var name = Controls.label(row.name(), "cell-text", "cell-name");
        return row.role() == AccountRole.MANAGED
                ? name
                : Controls.row("cell-row", name, Controls.whole(role(row), "tag"));
    }

    private static String role(AccountsRow row) {
        return TEXTS.get("role." + row.role().name().toLowerCase(Locale.ROOT));
    }

    private static String statusWord(AccountsRow row) {
        return TEXTS.get("status." + row.status().name().toLowerCase(Locale.ROOT));
    }

    static Node status(AccountsRow row) {
        return switch (row.status()) {
            case IN_FORCE -> new StateBadge(statusWord(row), Feather.CHECK_CIRCLE, "active");
            case SUSPENDED -> new StateBadge(statusWord(row), Feather.PAUSE_CIRCLE, "suspended");
            case STAGED -> new StateBadge(statusWord(row), Feather.EDIT_2, "staged");
            case UNCONFIRMED -> new StateBadge(statusWord(row), Feather.CLOCK, "pending");
            case DIFFERS -> new StateBadge(statusWord(row), Feather.GIT_PULL_REQUEST, "drift");
            case LEAVING -> new StateBadge(statusWord(row), Feather.TRASH_2, "terminated");
            case EXTERNAL -> new StateBadge(statusWord(row), Feather.GLOBE, "external");
        };
    }
}
