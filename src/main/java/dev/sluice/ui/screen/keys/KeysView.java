package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.KnownKey.Kind;
import dev.sluice.domain.federation.operation.KnownKey.State;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.CommandGuard;
import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The table of keys and, beside it, the selected one; above them what was begun and not ended.
final class KeysView implements ListScreenView<KeysRow> {

    private static final Messages TEXTS = Messages.of("keys");
    private static final Set<Kind> OPERATOR = EnumSet.of(Kind.OPERATOR, Kind.OPERATOR_SIGNING);
    private static final Set<Kind> ACCOUNTS = EnumSet.of(
            Kind.SYSTEM_ACCOUNT, Kind.ACCOUNT, Kind.FOREIGN_ACCOUNT, Kind.ACCOUNT_SIGNING, Kind.SCOPED_SIGNING);
    private static final Set<Kind> USERS = EnumSet.of(Kind.USER, Kind.SYSTEM_USER);

    private final KeysModel model;
    private final KeysController controller;
    private final DataTable<KeysRow> table;
    private final VBox notes = new VBox();
    private final VBox root = new VBox();
    private final Node locked;
    private final CommandGuard guard;

    KeysView(KeysModel model, KeysController controller, ScreenContext context) {
        this.model = model;
        this.controller = controller;
        table = columns(new DataTable<>(model.rows(), TEXTS.get("title")), context.moments())
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(
                        TEXTS.get("facet.operator"),
                        row -> OPERATOR.contains(row.known().kind()))
                .facet(
                        TEXTS.get("facet.accounts"),
                        row -> ACCOUNTS.contains(row.known().kind()))
                .facet(
                        TEXTS.get("facet.users"),
                        row -> USERS.contains(row.known().kind()))
                .facet(TEXTS.get("facet.missing"), row -> !row.known().held())
                .facet(TEXTS.get("facet.unused"), row -> row.known().state() == State.UNUSED)
                .facet(TEXTS.get("facet.compromised"), row -> row.known().compromisedAt() != null)
                .action(menu(controller))
                .action(new CommandButton(controller.generate(), "accent"))
                .whenEmpty(Feather.KEY, TEXTS)
                .onRetry(controller::refresh);
        var split = new MasterDetail(table);
        VBox.setVgrow(split, Priority.ALWAYS);
        locked = Controls.row("note", Controls.icon(Feather.LOCK), Controls.paragraph(TEXTS.get("locked")));
        notes.getStyleClass().add("keys-notes");
        root.getChildren().addAll(notes, split);
        table.onOpen(row -> {
            model.rows().selectedId().set(row.id());
            Optional.ofNullable(root.lookup("#keys-rotate")).ifPresent(Node::requestFocus);
        });
        var detail = new KeysDetailView(controller, context.moments());
        split.follow(model.detail(), detail::show);
        model.rows().items().addListener((ListChangeListener<KeysRow>) _ -> note());
        guard = context.guard();
        guard.locked().subscribe(_ -> note());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<KeysRow> table() {
        return table;
    }

    @Override
    public void tick() {
        table.tick();
    }

    private void note() {
        var open = model.rows().items().stream()
                .map(KeysRow::known)
                .filter(known -> known.state() == State.TAKING_OVER)
                .map(this::underWay)
                .toList();
        notes.getChildren().setAll(open);
        if (guard.locked().get()) {
            notes.getChildren().addFirst(locked);
        }
        Controls.show(notes, Visible.when(!notes.getChildren().isEmpty()));
    }

    private static MenuButton menu(KeysController controller) {
        var menu = new MenuButton(TEXTS.get("vault"), Controls.icon(Feather.SHIELD));
        menu.setId("keys-vault");
        menu.setMnemonicParsing(false);
        menu.setAccessibleText(TEXTS.get("vault"));
        menu.getItems()
                .addAll(
                        new CommandItem(controller.bringIn()),
                        new CommandItem(controller.bringInStore()),
                        new SeparatorMenuItem(),
                        new CommandItem(controller.changePassphrase()),
                        new CommandItem(controller.backUp()),
                        new CommandItem(controller.recoveryKit()));
        return menu;
    }

    private Node underWay(KnownKey known) {
        var rotation = known.rotation();
        var words = rotation == null ? "" : KeysText.status(rotation, known.owner());
        var button = new CommandButton(controller.goOn(known));
        button.setMinWidth(Region.USE_PREF_SIZE);
        var text = Controls.paragraph(words);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        return Controls.row("note", Controls.icon(Feather.REFRESH_CW), text, button);
    }

    private static DataTable<KeysRow> columns(DataTable<KeysRow> into, TimeFormat moments) {
        return into.column(Column.<KeysRow>name(TEXTS.get("kind"), 164, row -> KeysText.kind(row.known()))
                        .sortedBy(row -> row.known().kind()))
                .column(Column.text(TEXTS.get("used"), 98, row -> KeysText.usedBy(row.known())))
                .column(Column.shown(
                        TEXTS.get("key"),
                        136,
                        row -> row.known().key().text(),
                        row -> KeyLabel.inRow(row.known().key())))
                .column(Column.shown(
                        TEXTS.get("state"),
                        128,
                        row -> KeysText.state(row.known()),
                        row -> KeysText.badge(row.known())))
                .column(Column.<KeysRow>shown(
                                TEXTS.get("seed"), 112, row -> KeysText.seed(row.known()), row -> seed(row.known()))
                        .whenWide())
                .column(Column.<KeysRow>shown(
                                TEXTS.get("since"),
                                84,
                                row -> time(row, moments),
                                row -> since(row.known().since(), moments))
                        .sortedBy(
                                row -> Optional.ofNullable(row.known().since()).orElse(Instant.EPOCH))
                        .whenWide());
    }

    static Node seed(KnownKey known) {
        var label = Controls.label(KeysText.seed(known), known.held() ? "cell-text" : "text-muted");
        label.setGraphic(
                Controls.icon(known.held() ? Feather.SHIELD : Feather.MINUS, known.held() ? "able" : "unable"));
        return label;
    }

    static Node since(@Nullable Instant since, TimeFormat moments) {
        return since == null ? Controls.label(TEXTS.get("since.unknown"), "text-muted") : new TimeLabel(moments, since);
    }

    static Node takenOut(KnownKey known, TimeFormat moments) {
        var at = known.exportedAt();
        return at == null ? Controls.paragraph(TEXTS.get("taken-out.never"), "text-muted") : new TimeLabel(moments, at);
    }

    private static String time(KeysRow row, TimeFormat moments) {
        return Optional.ofNullable(row.known().since()).map(moments::absolute).orElse("");
    }
}
