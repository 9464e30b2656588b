package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.KnownKey.Kind;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Keys: the list, what rests on each, replacing those that sign.
public final class KeysController extends ListScreen<KeysRow, KeysRow> {

    private static final Messages TEXTS = Messages.of("keys");

    private final KeysModel model;
    private final RotateSheet rotating;
    private final CancelSheet cancelling;

    public KeysController(ScreenContext context) {
        this(context, new KeysModel());
    }

    KeysController(ScreenContext context, KeysModel model) {
        super(context, model, Topic.ENVIRONMENTS, Topic.ACCOUNTS, Topic.USERS, Topic.CONNECTIONS);
        this.model = model;
        this.rotating = new RotateSheet(context);
        this.cancelling = new CancelSheet(context);
    }

    @Override
    protected ScreenView build() {
        return new KeysView(model, this, context());
    }

    @Override
    protected List<KeysRow> load() {
        return context().session().services().keys().list().stream()
                .map(KeysRow::new)
                .toList();
    }

    @Override
    protected KeysRow load(KeysRow row) {
        return row;
    }

    /// Begins to replace the key, or goes on where it was stopped.
    Command rotate(KnownKey known) {
        return command("keys.rotate", known);
    }

    /// The same from above the table.
    Command goOn(KnownKey known) {
        return command("keys.go-on", known);
    }

    /// Takes the rotation under way back.
    Command cancel(KnownKey known) {
        return context()
                .command(
                        "keys.cancel",
                        TEXTS.get("cancel"),
                        Feather.CORNER_UP_LEFT,
                        Impact.DESTRUCTIVE,
                        () -> cancelling.show(known));
    }

    private Command command(String id, KnownKey known) {
        var name = TEXTS.get(known.rotation() == null ? "rotate" : "go-on");
        return context().command(id, name, Feather.REFRESH_CW, Impact.DESTRUCTIVE, () -> rotating.show(known));
    }

    static boolean isRotatable(KnownKey known) {
        return known.isReplaceable() || known.rotation() != null;
    }

    void onOpenAccount(KnownKey known) {
        var account = known.account();
        if (account != null && known.kind() != Kind.OTHER) {
            context().navigator().go(new Route(ScreenId.ACCOUNTS, account.text()));
        }
    }
}
