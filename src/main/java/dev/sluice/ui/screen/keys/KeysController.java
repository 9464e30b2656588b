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
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// Keys: the list, what rests on each, replacing those that sign.
public final class KeysController extends ListScreen<KeysRow, KeysRow> {

    private static final Messages TEXTS = Messages.of("keys");

    /// How much of a key names its file.
    private static final int NAME = 12;

    private final KeysModel model;
    private final RotateSheet rotating;
    private final CancelSheet cancelling;
    private final CustodySheets custody;
    private final VaultSheets vault;

    public KeysController(ScreenContext context) {
        this(context, new KeysModel());
    }

    KeysController(ScreenContext context, KeysModel model) {
        super(context, model, Topic.ENVIRONMENTS, Topic.ACCOUNTS, Topic.USERS, Topic.CONNECTIONS, Topic.AUDIT);
        this.model = model;
        this.rotating = new RotateSheet(context);
        this.cancelling = new CancelSheet(context);
        this.custody = new CustodySheets(context);
        this.vault = new VaultSheets(context);
    }

    @Override
    protected ScreenView build() {
        return new KeysView(model, this, context());
    }

    /// A key that nothing uses changes no row, but the audit log tells of it.
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

    Command generate() {
        return context()
                .command(
                        "keys.generate",
                        TEXTS.get("generate"),
                        Feather.PLUS,
                        Impact.LOCAL,
                        () -> custody.generate(key -> open(key.text())));
    }

    @Override
    public void createNew() {
        generate().run();
    }

    /// From a file: a seed, creds, or a key that was sealed.
    Command bringIn() {
        return context()
                .command(
                        "keys.bring-in",
                        TEXTS.get("bring-in"),
                        Feather.LOG_IN,
                        Impact.LOCAL,
                        () -> context()
                                .dialogs()
                                .files()
                                .open(TEXTS.get("bring-in.choose"))
                                .ifPresent(custody::bringIn));
    }

    /// Every key below a folder, as nsc keeps them.
    Command bringInStore() {
        return context()
                .command(
                        "keys.bring-in-store",
                        TEXTS.get("bring-in-store"),
                        Feather.FOLDER,
                        Impact.LOCAL,
                        () -> context()
                                .dialogs()
                                .files()
                                .folder(TEXTS.get("bring-in-store.choose"))
                                .ifPresent(custody::bringIn));
    }

    Command changePassphrase() {
        var why = context().session().workspace().vault().isOpenToAll() ? TEXTS.get("passphrase.sandbox") : "";
        return context()
                .command("keys.passphrase", TEXTS.get("passphrase"), Feather.LOCK, Impact.LOCAL, vault::passphrase)
                .unless(new SimpleStringProperty(why));
    }

    Command recoveryKit() {
        return context()
                .command(
                        "keys.kit",
                        TEXTS.get("kit"),
                        Feather.LIFE_BUOY,
                        Impact.LOCAL,
                        () -> context()
                                .dialogs()
                                .files()
                                .save(TEXTS.get("kit.choose"), TEXTS.get("kit.name"))
                                .ifPresent(vault::recoveryKit));
    }

    /// Where a backup of everything is made.
    Command backUp() {
        return context()
                .command(
                        "keys.backup",
                        TEXTS.get("backup"),
                        Feather.ARCHIVE,
                        Impact.READ,
                        () -> context().navigator().go(ScreenId.SETTINGS));
    }

    Command takeOut(KnownKey known) {
        return held(
                known,
                "take-out",
                Feather.LOG_OUT,
                () -> context()
                        .dialogs()
                        .files()
                        .save(TEXTS.get("take-out.choose"), known.key().text().substring(0, NAME) + ".sealed")
                        .ifPresent(file -> custody.takeOut(known, file)));
    }

    Command remove(KnownKey known) {
        return held(known, "remove", Feather.TRASH_2, () -> custody.remove(known));
    }

    private Command held(KnownKey known, String deed, Feather icon, Runnable handler) {
        var impact = deed.equals("remove") ? Impact.DESTRUCTIVE : Impact.LOCAL;
        return context()
                .command("keys." + deed, TEXTS.get(deed), icon, impact, handler)
                .unless(new SimpleStringProperty(known.held() ? "" : TEXTS.get("seed.missing")));
    }

    /// Others know it.
    Command compromised(KnownKey known) {
        return context()
                .command(
                        "keys.compromised",
                        TEXTS.get("compromised"),
                        Feather.ALERT_TRIANGLE,
                        Impact.LOCAL,
                        () -> custody.compromised(known));
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
