package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.account.TierStanding;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.commandline.TierLines;
import dev.sluice.ui.screen.tiers.TiersDetail.Member;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// Tiers of the environment: limits by name, and the accounts that have them.
public final class TiersController extends ListScreen<TiersRow, TiersDetail> {

    private static final Messages TEXTS = Messages.of("tiers");

    private final TiersModel model;

    public TiersController(ScreenContext context) {
        this(context, new TiersModel());
    }

    TiersController(ScreenContext context, TiersModel model) {
        super(context, model, Topic.SETTINGS, Topic.ACCOUNTS);
        this.model = model;
    }

    @Override
    protected ScreenView build() {
        return new TiersView(model, this);
    }

    @Override
    public void createNew() {
        newTier().run();
    }

    @Override
    protected List<TiersRow> load() {
        return context().session().services().tiers().list().stream()
                .map(TiersRow::new)
                .toList();
    }

    @Override
    protected TiersDetail load(TiersRow row) {
        var tiers = context().session().services().tiers();
        return new TiersDetail(
                row,
                tiers.members(row.name()).stream()
                        .map(account -> new Member(
                                account,
                                tiers.standing(account.key())
                                        .map(TierStanding::own)
                                        .orElseGet(TreeMap::new)))
                        .toList());
    }

    Command newTier() {
        return context()
                .command(
                        "tiers.new",
                        TEXTS.get("new"),
                        Feather.PLUS,
                        Impact.LOCAL,
                        () -> TierEditSheet.show(context(), null, this::open));
    }

    Command edit(TiersRow row) {
        return context()
                .command(
                        "tiers.edit",
                        TEXTS.get("edit"),
                        Feather.SLIDERS,
                        Impact.LOCAL,
                        () -> TierEditSheet.show(context(), row.tier(), this::open));
    }

    /// Who is in it.
    Command members(TiersRow row) {
        return context()
                .command(
                        "tiers.members",
                        TEXTS.get("members"),
                        Feather.USERS,
                        Impact.LOCAL,
                        () -> context()
                                .jobs()
                                .run(
                                        () -> new TierMembersModel(
                                                row.tier(),
                                                context()
                                                        .session()
                                                        .reads()
                                                        .accounts()
                                                        .managed()),
                                        model -> TierMembersSheet.show(context(), model),
                                        context().dialogs()::problem));
    }

    Command remove(TiersRow row) {
        var count = row.tier().accounts();
        return context()
                .command(
                        "tiers.remove",
                        TEXTS.get("remove"),
                        Feather.TRASH_2,
                        Impact.LOCAL,
                        () -> context()
                                .jobs()
                                .run(
                                        () -> context()
                                                .session()
                                                .services()
                                                .tiers()
                                                .remove(row.name()),
                                        gone -> context().session().tell(TEXTS.get("removed", gone.name())),
                                        context().dialogs()::problem))
                .typedAs(() -> new TierLines(context().session().environment().name()).remove(row.name()))
                .unless(new SimpleStringProperty(count == 0 ? "" : TEXTS.get("remove.used", count)));
    }

    void onOpenAccount(Account account) {
        context().navigator().go(new Route(ScreenId.ACCOUNTS, account.key().text()));
    }
}
