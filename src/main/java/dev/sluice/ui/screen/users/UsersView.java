package dev.sluice.ui.screen.users;

import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.screen.users.UsersModel.Only;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.SelectionBar;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.user.UserAdmission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The table of users and, beside it, the selected one; above it what the list is narrowed to.
final class UsersView implements ListScreenView<UsersRow> {

    private static final Messages TEXTS = Messages.of("users");

    private final TimeFormat moments;
    private final UsersController controller;
    private final DataTable<UsersRow> table;
    private final VBox narrowed = new VBox();
    private final VBox root = new VBox();

    UsersView(UsersModel model, UsersController controller, ScreenContext context) {
        this.controller = controller;
        this.moments = context.moments();
        table = columns(new DataTable<>(model.rows(), TEXTS.get("title")))
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.ending"), standing(UserAdmission.ENDING))
                .facet(TEXTS.get("facet.over"), standing(UserAdmission.OVER))
                .facet(TEXTS.get("facet.revoked"), standing(UserAdmission.REVOKED))
                .facet(TEXTS.get("facet.role"), row -> !row.role().isEmpty())
                .facet(TEXTS.get("facet.bearer"), row -> row.entry().terms().bearer())
                .facet(TEXTS.get("facet.elsewhere"), row -> !row.held())
                .action(new UsersMenu(controller, context))
                .action(new CommandButton(controller.newUsers(), "accent"))
                .whenEmpty(Feather.USER, TEXTS, () -> new CommandButton(controller.newUsers(), "accent"))
                .onRetry(controller::refresh)
                .sortedBy(0, SortType.ASCENDING);
        table.multiple()
                .banner(new SelectionBar(
                        table,
                        count -> TEXTS.get("bulk.chosen", count),
                        TEXTS.get("bulk.none"),
                        new CommandButton(controller.changeAll(this::chosen), "small", "accent"),
                        new CommandButton(controller.revokeAll(this::chosen), "small", "danger", "button-outlined")));
        var split = new MasterDetail(table);
        VBox.setVgrow(split, Priority.ALWAYS);
        narrowed.getStyleClass().add("narrowed");
        root.getChildren().addAll(narrowed, split);
        var detail = new UsersDetailView(controller, context);
        split.follow(model.detail(), detail::show);
        model.only().subscribe(this::showNarrowed);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<UsersRow> table() {
        return table;
    }

    @Override
    public void tick() {
        table.tick();
    }

    private List<UserEntry> chosen() {
        return table.chosen().stream().map(UsersRow::entry).toList();
    }

    private Predicate<UsersRow> standing(UserAdmission wanted) {
        return row -> row.standing(moments.now()) == wanted;
    }

    private void showNarrowed(Optional<Only> only) {
        narrowed.getChildren().setAll(only.stream().map(this::chip).toList());
        Controls.show(narrowed, Controls.Visible.when(only.isPresent()));
    }

    private Node chip(Only only) {
        var words = only.role().isEmpty()
                ? TEXTS.get("only.account", only.name())
                : TEXTS.get("only.role", only.role(), only.name());
        var all = Controls.iconButton(
                TEXTS.get("only.off"), Feather.X, () -> controller.narrow(Optional.empty()), "small");
        all.setId("users-all");
        return Controls.row("place-chip", Controls.icon(Feather.FILTER), Controls.label(words), all);
    }

    private DataTable<UsersRow> columns(DataTable<UsersRow> into) {
        return into.column(Column.<UsersRow>shown(TEXTS.get("name"), 150, UsersRow::name, UsersView::name)
                        .sortedBy(UsersRow::sortName))
                .column(Column.<UsersRow>text(
                        TEXTS.get("account"), 120, row -> row.entry().account()))
                .column(Column.text(TEXTS.get("role"), 90, UsersRow::role).whenWide())
                .column(Column.<UsersRow>shown(
                                TEXTS.get("admission"),
                                112,
                                row -> row.standing(moments.now()).word(),
                                row -> row.standing(moments.now()).badge())
                        .sortedBy(row -> row.standing(moments.now())))
                .column(Column.<UsersRow>shown(TEXTS.get("ends"), 96, this::end, this::endLabel)
                        .sortedBy(row -> Optional.ofNullable(row.end()).orElse(Instant.MAX))
                        .whenWide())
                .column(Column.<UsersRow>shown(
                                TEXTS.get("key"),
                                136,
                                UsersRow::id,
                                row -> KeyLabel.inRow(row.user().key()))
                        .whenWide());
    }

    private static Node name(UsersRow row) {
        var line = Controls.row("cell-row", Controls.label(row.name(), "cell-text", "cell-name"));
        if (row.entry().terms().bearer()) {
            line.getChildren().add(Controls.whole(TEXTS.get("tag.bearer"), "tag"));
        }
        if (!row.held()) {
            line.getChildren().add(Controls.whole(TEXTS.get("tag.elsewhere"), "tag"));
        }
        return line;
    }

    private String end(UsersRow row) {
        return Optional.ofNullable(row.end()).map(moments::absolute).orElseGet(() -> TEXTS.get("ends.never"));
    }

    private Node endLabel(UsersRow row) {
        var end = row.end();
        return end == null
                ? Controls.label(TEXTS.get("ends.never"), "cell-text", "text-muted")
                : Countdown.brief(end, moments);
    }
}
