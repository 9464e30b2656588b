package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.account.Templates.Template;
import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.NamedConnection;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.commandline.AccountLines;
import dev.sluice.ui.connection.RevocationLine;
import dev.sluice.ui.connection.RevocationList;
import dev.sluice.ui.screen.accounts.AccountsDetail.Direction;
import dev.sluice.ui.screen.accounts.AccountsDetail.Linked;
import dev.sluice.ui.screen.accounts.AccountsDetail.Shared;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.usage.UsageReader;
import dev.sluice.ui.user.UserCommands;
import dev.sluice.ui.user.UsersPane;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Accounts of the environment: the list, the detail, new accounts and users, deletion.
public final class AccountsController extends ListScreen<AccountsRow, AccountsDetail> {

    private static final Messages TEXTS = Messages.of("accounts");

    private final AccountsModel model;
    private final AccountCommands commands;
    private final UsageReader usage;
    private String asked = "";

    public AccountsController(ScreenContext context) {
        this(context, new AccountsModel());
    }

    AccountsController(ScreenContext context, AccountsModel model) {
        super(
                context,
                model,
                Topic.ACCOUNTS,
                Topic.EXPORTS,
                Topic.IMPORTS,
                Topic.CONNECTIONS,
                Topic.USERS,
                Topic.REVOCATIONS,
                Topic.STAGED);
        this.model = model;
        this.commands = new AccountCommands(context);
        this.usage = new UsageReader(context, model.usage());
    }

    @Override
    protected ScreenView build() {
        return new AccountsView(model, this, context().moments());
    }

    @Override
    public void createNew() {
        newAccount().run();
    }

    @Override
    protected List<AccountsRow> load() {
        var session = context().session();
        var views = session.services().accounts().list();
        var differing = session.services().reconciler().findings().last().stream()
                .flatMap(found -> found.accounts().stream())
                .filter(found -> found.status().needsChoice())
                .map(ComparedAccount::key)
                .collect(Collectors.toSet());
        var leaving = session.reads().accounts().removals();
        return views.stream()
                .map(view -> row(view, leaving.get(view.account().key()), differing))
                .toList();
    }

    private static AccountsRow row(AccountView view, @Nullable Removal removal, Set<PublicKey> differing) {
        return new AccountsRow(view, removal, differing.contains(view.account().key()));
    }

    @Override
    public void activate() {
        super.activate();
        subscriptions().follow(context().session().found(), _ -> reload());
    }

    @Override
    protected AccountsDetail load(AccountsRow row) {
        var key = row.account().key();
        var services = context().session().services();
        var accounts = services.reads().accounts();
        var imports = services.imports().list(key);
        var revoked = row.account().isManaged() ? services.revocations().list(key) : List.<RevocationView>of();
        var names = accounts.labels(imports.stream().map(ImportView::exporter).toList());
        return new AccountsDetail(
                row,
                services.exports().list(key).stream()
                        .map(e -> new Shared(
                                e.id().value().toString(), e.name(), e.subject().text(), e.kind(), ""))
                        .toList(),
                imports.stream()
                        .map(i ->
                                new Shared("", i.name(), i.effectiveSubject().text(), i.kind(), names.of(i.exporter())))
                        .toList(),
                services.reads().connections().of(key).stream()
                        .map(c -> linked(c, key))
                        .toList(),
                services.reads().users().of(key),
                RevocationLine.of(accounts, revoked),
                services.edits().plan(key),
                row.account().isManaged() && !services.requests().isNeedless());
    }

    Command newAccount() {
        return context().command("accounts.new", TEXTS.get("new"), Feather.PLUS, Impact.LOCAL, this::onNewAccount);
    }

    /// What shapes many accounts.
    List<Command> shapes() {
        return List.of(
                leading("tiers", Feather.BAR_CHART_2, ScreenId.TIERS),
                leading("templates", Feather.COPY, ScreenId.TEMPLATES));
    }

    private Command leading(String key, Feather icon, ScreenId screen) {
        return context()
                .command(
                        "accounts." + key,
                        TEXTS.get(key),
                        icon,
                        Impact.READ,
                        () -> context().navigator().go(screen));
    }

    Command newUsers(Account account) {
        return new UserCommands(context()).newUsers(account.key(), _ -> refresh());
    }

    Node users(Account account, List<UserEntry> users) {
        return new UsersPane(context(), account, users);
    }

    Node revocations(List<RevocationLine> lines) {
        return new RevocationList(context(), lines);
    }

    /// Of all of these at once.
    Command bulk(Supplier<List<AccountsRow>> chosen) {
        return commands.bulk(
                () -> chosen.get().stream().map(AccountsRow::account).toList());
    }

    AccountCommands commands() {
        return commands;
    }

    /// A section was opened: what servers have to say is asked for then, once for each account.
    void looked(String section, Account account) {
        if (section.equals("tab-limits") && !asked.equals(account.key().text())) {
            askUsage(account);
        }
    }

    void askUsage(Account account) {
        asked = account.key().text();
        usage.read(account.key());
    }

    Node keys(Account account) {
        return new AccountKeysPane(context(), account);
    }

    Node jwt(Account account) {
        return new JwtPane(account, context().moments(), new AccountMenu(context()).ofClaims(account));
    }

    HistoryPane history(Account account) {
        return new HistoryPane(context(), account);
    }

    MenuButton more(AccountsDetail detail) {
        var account = detail.row().account();
        return new AccountMenu(context())
                .of(
                        account,
                        account.isManaged() ? commands.menu(account) : List.of(),
                        account.isManaged() ? commands.signing(account, detail.signedElsewhere()) : List.of());
    }

    Command delete(AccountsRow row) {
        var account = row.account();
        var why = row.status() == AccountsRow.AccountStatus.LEAVING ? TEXTS.get("delete.leaving") : "";
        return context()
                .command(
                        "accounts.delete",
                        TEXTS.get("delete"),
                        Feather.TRASH_2,
                        Impact.DESTRUCTIVE,
                        () -> DeleteSheet.show(context(), account))
                .typedAs(
                        () -> new AccountLines(context().session().environment().name()).remove(account))
                .unless(new SimpleStringProperty(why));
    }

    void onOpenConnection(Linked linked) {
        var screen = linked.state() == ConnectionState.PENDING ? ScreenId.PENDING : ScreenId.CONNECTIONS;
        context().navigator().go(new Route(screen, linked.id()));
    }

    void onOpenExport(Shared export) {
        context().navigator().go(new Route(ScreenId.EXPORTS, export.id()));
    }

    private void onNewAccount() {
        context()
                .jobs()
                .run(
                        this::newModel,
                        model -> NewAccountSheet.show(context(), model, account -> {
                            open(account.key().text());
                            refresh();
                        }),
                        context().dialogs()::problem);
    }

    private NewAccountModel newModel() {
        var services = context().session().services();
        return new NewAccountModel(
                services.templates().list().stream().map(Template::name).toList(),
                services.tiers().list().stream().map(Tier::name).toList());
    }

    private static Linked linked(NamedConnection named, PublicKey self) {
        var connection = named.connection();
        var out = connection.exporter().equals(self);
        return new Linked(
                connection.id().value().toString(),
                out ? connection.share().name() : connection.importName(),
                (out ? named.importer() : named.exporter()).name(),
                out ? Direction.OUT : Direction.IN,
                connection.state());
    }
}
