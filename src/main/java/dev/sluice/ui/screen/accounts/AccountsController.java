package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Reconciliation.AccountStanding;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.readmodel.NamedConnection;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.connection.RevocationLine;
import dev.sluice.ui.connection.RevocationList;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.screen.accounts.AccountsDetail.Direction;
import dev.sluice.ui.screen.accounts.AccountsDetail.Linked;
import dev.sluice.ui.screen.accounts.AccountsDetail.Shared;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
                Topic.REVOCATIONS);
        this.model = model;
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
                .map(AccountStanding::key)
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
                services.users().list(key),
                RevocationLine.of(accounts, revoked));
    }

    Command newAccount() {
        return context().command("accounts.new", TEXTS.get("new"), Feather.PLUS, Impact.LOCAL, this::onNewAccount);
    }

    Command newUser(Account account) {
        return context()
                .command(
                        "accounts.user",
                        TEXTS.get("user.new"),
                        Feather.USER_PLUS,
                        Impact.LOCAL,
                        () -> onNewUser(account));
    }

    void onContext(User user) {
        new AccountMenu(context()).writeContext(user);
    }

    Node revocations(List<RevocationLine> lines) {
        return new RevocationList(context(), lines);
    }

    HistoryPane history(Account account) {
        return new HistoryPane(context(), account);
    }

    MenuButton more(Account account) {
        return new AccountMenu(context()).of(account);
    }

    Command delete(AccountsRow row) {
        var account = row.account();
        var why = row.standing() == AccountsRow.Standing.LEAVING ? TEXTS.get("delete.leaving") : "";
        return context()
                .command(
                        "accounts.delete",
                        TEXTS.get("delete"),
                        Feather.TRASH_2,
                        Impact.DESTRUCTIVE,
                        () -> DeleteSheet.show(context(), account))
                .unless(new SimpleStringProperty(why));
    }

    void onOpenConnection(Linked linked) {
        var screen = linked.state() == ConnectionState.PENDING ? ScreenId.PENDING : ScreenId.CONNECTIONS;
        context().navigator().go(new Route(screen, linked.id()));
    }

    void onOpenExport(Shared export) {
        context().navigator().go(new Route(ScreenId.EXPORTS, export.id()));
    }

    void onSaveCreds(User user) {
        context()
                .dialogs()
                .files()
                .save(TEXTS.get("creds.save"), user.name() + ".creds")
                .ifPresent(file -> save(user, file));
    }

    private void onNewAccount() {
        NewAccountSheet.show(
                context().dialogs(),
                (sheet, draft) -> context()
                        .jobs()
                        .run(
                                () -> make(draft),
                                account -> {
                                    sheet.close();
                                    open(account.key().text());
                                    refresh();
                                },
                                sheet::showProblem));
    }

    private Account make(NewAccountSheet.Draft draft) {
        var accounts = context().session().services().accounts();
        if (draft.key().isEmpty()) {
            var limits = draft.jetStream() == NewAccountSheet.JetStream.ON ? Limits.unlimited() : Limits.core();
            return accounts.add(draft.name(), limits, OperationOptions.stage()).value();
        }
        var key = PublicKey.parse(draft.key())
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_ACCOUNT_KEY, draft.key()));
        return accounts.addExternal(draft.name(), key);
    }

    private void onNewUser(Account account) {
        NewUserSheet.show(
                context().dialogs(),
                account.name(),
                (sheet, name) -> context()
                        .jobs()
                        .run(
                                () -> context().session().services().users().add(account.key(), name),
                                user -> {
                                    sheet.close();
                                    refresh();
                                    onSaveCreds(user);
                                },
                                sheet::showProblem));
    }

    private void save(User user, Path file) {
        context()
                .jobs()
                .run(
                        () -> FileAccess.writeSecret(
                                file, context().session().services().users().creds(user)),
                        () -> context().session().lastResult().set(TEXTS.get("creds.saved", user.name(), file)),
                        context().dialogs()::problem);
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
