package dev.sluice.ui.screen.notices;

import dev.sluice.domain.federation.port.StoreChange.Topic;
import dev.sluice.domain.ledger.Inbox;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.notice.NoticePlace;
import dev.sluice.ui.notice.NoticeText;
import dev.sluice.ui.session.AccountNames;
import dev.sluice.ui.session.Desk;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Place;
import dev.sluice.ui.session.ScreenId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// The inbox: what the accounts of the environment were told of.
public final class NoticesController extends ListScreen<NoticesRow, NoticesRow> {

    private static final Texts TEXTS = Texts.of("notices");
    /// Older ones stay in the workspace, for `sluice events ls`.
    static final int MOST = 500;

    private final NoticesModel model;
    private final NoticesView view;

    public NoticesController(Desk desk) {
        this(desk, new NoticesModel());
    }

    private NoticesController(Desk desk, NoticesModel model) {
        super(desk, model, Topic.NOTICES, Topic.NOTICE_STATES, Topic.CONNECTIONS);
        this.model = model;
        this.view = new NoticesView(model, this, desk.moments());
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    protected DataTable<NoticesRow> table() {
        return view.table();
    }

    @Override
    public void tick() {
        view.table().tick();
    }

    @Override
    protected List<NoticesRow> load() {
        var environment = desk().session().environment().id();
        return desk().session().read(store -> {
            var names = new AccountNames(store);
            return store.notices(environment, MOST).stream()
                    .map(notice -> new NoticesRow(notice, names.of(notice.account()), NoticePlace.of(store, notice)))
                    .toList();
        });
    }

    @Override
    protected NoticesRow load(NoticesRow row) {
        return row;
    }

    Command show(NoticesRow row) {
        var alone = NoticeText.isEnding(row.notice()) ? "show.account" : "show.drift";
        var text = row.notice().connection() == null ? alone : "show";
        return desk().command(
                        "notices.show", TEXTS.get(text), Feather.ARROW_RIGHT_CIRCLE, Impact.READ, () -> onShow(row))
                .unless(new SimpleStringProperty(row.place().isEmpty() ? TEXTS.get("show.gone") : ""));
    }

    Command markRead(NoticesRow row) {
        return desk().command("notices.read", TEXTS.get("read"), Feather.CHECK, Impact.READ, () -> onRead(row))
                .unless(new SimpleStringProperty(row.isUnread() ? "" : TEXTS.get("read.already")));
    }

    Command markAllRead() {
        return desk().command(
                        "notices.read-all", TEXTS.get("read.all"), Feather.CHECK_SQUARE, Impact.READ, this::onReadAll)
                .unless(Bindings.createStringBinding(this::allSeen, model.rows().items()));
    }

    /// Why nothing is left to mark. Beyond the newest there may be more.
    private String allSeen() {
        var rows = model.rows().items();
        return rows.size() < MOST && rows.stream().noneMatch(NoticesRow::isUnread) ? TEXTS.get("read.none") : "";
    }

    Command share() {
        return desk().command(
                        "notices.share",
                        TEXTS.get("share"),
                        Feather.SHARE_2,
                        Impact.READ,
                        () -> desk().navigator().go(ScreenId.SHARE));
    }

    void onShow(NoticesRow row) {
        onRead(row);
        row.place().ifPresent(desk().navigator()::go);
    }

    void onOpenAccount(NoticesRow row) {
        desk().navigator()
                .go(new Place(ScreenId.ACCOUNTS, row.notice().account().text()));
    }

    private void onRead(NoticesRow row) {
        if (row.isUnread()) {
            desk().jobs().run(() -> inbox().markRead(row.notice().id()), () -> {}, desk().dialogs()::problem);
        }
    }

    private void onReadAll() {
        var environment = desk().session().environment().id();
        desk().jobs().run(() -> inbox().markAllRead(environment), () -> {}, desk().dialogs()::problem);
    }

    private Inbox inbox() {
        return desk().session().workspace().ledger().inbox();
    }
}
