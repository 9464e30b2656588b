package dev.sluice.ui.screen.users;

import dev.sluice.domain.account.UserConnections.Found;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.screen.users.UsersModel.Only;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.UserCommands;
import dev.sluice.ui.user.UserDeed;
import dev.sluice.ui.user.clients.UserClients;
import dev.sluice.ui.user.terms.PermissionTester;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Users of every account in one list, and what can be done with one.
public final class UsersController extends ListScreen<UsersRow, UsersDetail> {

    private static final Messages TEXTS = Messages.of("users");

    private final UsersModel model;
    private final UserCommands commands;
    private final PermissionTester tester;
    private final UserClients clients;
    /// As the model has it, for the thread that reads.
    private volatile Optional<Only> narrowed = Optional.empty();

    public UsersController(ScreenContext context) {
        this(context, new UsersModel());
    }

    UsersController(ScreenContext context, UsersModel model) {
        super(context, model, Topic.USERS, Topic.ACCOUNTS);
        this.model = model;
        this.commands = new UserCommands(context);
        this.tester = new PermissionTester(context);
        this.clients = new UserClients(context);
        model.detail().subscribe(this::looked);
    }

    @Override
    protected ScreenView build() {
        return new UsersView(model, this, context());
    }

    @Override
    public void createNew() {
        newUsers().run();
    }

    @Override
    protected List<UsersRow> load() {
        var vault = context().session().workspace().vault();
        var only = narrowed;
        return context().session().reads().users().list().stream()
                .map(entry -> UsersRow.of(entry, vault.holds(entry.user().key())))
                .filter(row -> only.isEmpty() || only.get().includes(row))
                .toList();
    }

    @Override
    protected UsersDetail load(UsersRow row) {
        var session = context().session();
        var users = session.services().users();
        return new UsersDetail(
                row, users.facts(row.user()), users.issues(row.user()), UserDeed.of(session, row.user()));
    }

    /// A user, or an account whose users are looked for.
    @Override
    public void open(String object) {
        var account = PublicKey.parse(object).filter(key -> key.isKind(KeyKind.ACCOUNT));
        if (account.isEmpty()) {
            super.open(object);
            return;
        }
        context()
                .jobs()
                .run(
                        () -> context().session().reads().accounts().account(account.get()),
                        found -> found.ifPresent(one -> narrow(Optional.of(new Only(one.key(), one.name(), "")))),
                        context().dialogs()::problem);
    }

    @Override
    public void activate() {
        super.activate();
        // What is shown of a user may be the same as before, which nobody is told of.
        looked(model.detail().get());
    }

    @Override
    public void deactivate() {
        super.deactivate();
        clients.of(null);
    }

    /// Lists those alone, or all again.
    void narrow(Optional<Only> only) {
        narrowed = only;
        model.only().set(only);
        reload();
    }

    private void looked(@Nullable UsersDetail detail) {
        tester.of(detail == null ? null : detail.row().user());
        clients.of(detail == null ? null : detail.row().user());
    }

    PermissionTester tester() {
        return tester;
    }

    UserClients clients() {
        return clients;
    }

    UserCommands commands() {
        return commands;
    }

    Command newUsers() {
        return commands.newUsers(
                model.only().get().map(Only::account).orElse(null),
                users -> open(users.getFirst().key().text()));
    }

    /// Of all of these at once.
    Command changeAll(Supplier<List<UserEntry>> chosen) {
        return context()
                .command(
                        "users.bulk",
                        TEXTS.get("bulk.change"),
                        Feather.EDIT_3,
                        Impact.LOCAL,
                        () -> BulkUsersSheet.show(context(), chosen.get()));
    }

    Command revokeAll(Supplier<List<UserEntry>> chosen) {
        return context()
                .command(
                        "users.revoke-all",
                        TEXTS.get("revoke-all"),
                        Feather.SLASH,
                        Impact.DESTRUCTIVE,
                        () -> RevokeUsersSheet.show(context(), chosen.get()));
    }

    Command onlyAccount(UsersRow row) {
        var only = new Only(row.user().account(), row.entry().account(), "");
        return narrowing("users.only-account", TEXTS.get("only.account", only.name()), only);
    }

    Command onlyRole(UsersRow row) {
        var only = new Only(row.user().account(), row.entry().account(), row.role());
        return narrowing("users.only-role", TEXTS.get("only.role", only.role(), only.name()), only);
    }

    private Command narrowing(String id, String name, Only only) {
        return context().command(id, name, Feather.FILTER, Impact.READ, () -> narrow(Optional.of(only)));
    }

    /// Of the user that is looked at.
    Command kick(Found found) {
        return commands.kick(model.rows().selected().map(UsersRow::entry).orElseThrow(), found);
    }

    void onOpenAccount(PublicKey account) {
        context().navigator().go(new Route(ScreenId.ACCOUNTS, account.text()));
    }

    Command inspect(UsersRow row) {
        return context()
                .command(
                        "users.inspect",
                        TEXTS.get("inspect"),
                        Feather.FILE_TEXT,
                        Impact.READ,
                        () -> context()
                                .navigator()
                                .go(new Route(ScreenId.INSPECTOR, row.user().jwt())));
    }

    /// Whose roles, or revocations, a person means just now.
    Optional<PublicKey> account() {
        return model.only()
                .get()
                .map(Only::account)
                .or(() -> model.rows().selected().map(row -> row.user().account()));
    }
}
