package dev.sluice.ui.screen.exports;

import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.commandline.ShareLines;
import dev.sluice.ui.connection.RevocationLine;
import dev.sluice.ui.connection.RevocationList;
import dev.sluice.ui.connection.ShareEditController;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Exports: what accounts make available. Making and removing are staged; an activation token is handed out at
/// once and reaches no server.
public final class ExportsController extends ListScreen<ExportsRow, ExportsDetail> {

    private static final Messages TEXTS = Messages.of("exports");
    private static final Messages CONNECTION = Messages.of("connection");

    private final ExportsModel model;

    public ExportsController(ScreenContext context) {
        this(context, new ExportsModel());
    }

    ExportsController(ScreenContext context, ExportsModel model) {
        super(
                context,
                model,
                Topic.EXPORTS,
                Topic.CONNECTIONS,
                Topic.IMPORTS,
                Topic.STAGED,
                Topic.ACCOUNTS,
                Topic.REVOCATIONS);
        this.model = model;
    }

    @Override
    protected ScreenView build() {
        return new ExportsView(model, this, context().moments());
    }

    @Override
    public void createNew() {
        newExport().run();
    }

    @Override
    protected List<ExportsRow> load() {
        return context().session().reads().exports().all().stream()
                .map(ExportsRow::new)
                .toList();
    }

    @Override
    protected ExportsDetail load(ExportsRow row) {
        var revoked = row.isReleased()
                ? context().session().services().revocations().list(row.export())
                : List.<RevocationView>of();
        var accounts = context().session().reads().accounts();
        return ExportsDetail.of(row, accounts.labels(row.usage().partners()), RevocationLine.of(accounts, revoked));
    }

    Command newExport() {
        return context().command("exports.new", TEXTS.get("new"), Feather.PLUS, Impact.LOCAL, this::onNew);
    }

    Command issue(Export export) {
        return context()
                .command("exports.issue", TEXTS.get("issue"), Feather.KEY, Impact.PUBLISH, () -> onIssue(export));
    }

    Command edit(Export export) {
        return context()
                .command(
                        "exports.edit",
                        CONNECTION.get("edit"),
                        Feather.EDIT_3,
                        Impact.LOCAL,
                        () -> ShareEditController.show(context(), export));
    }

    Command remove(ExportsDetail detail) {
        return context()
                .command(
                        "exports.remove",
                        TEXTS.get("remove"),
                        Feather.TRASH_2,
                        Impact.DESTRUCTIVE,
                        () -> RemoveExportSheet.show(context(), detail))
                .typedAs(() -> new ShareLines(context().session().environment().name())
                        .remove(detail.row().account(), detail.row().export()));
    }

    Node revocations(List<RevocationLine> lines) {
        return new RevocationList(context(), lines);
    }

    void onOpenUser(ExportsDetail.User user) {
        var screen = user.state() == ConnectionState.PENDING ? ScreenId.PENDING : ScreenId.CONNECTIONS;
        context().navigator().go(new Route(screen, user.id()));
    }

    private void onNew() {
        context().jobs().run(this::ownAccounts, this::showNew, context().dialogs()::problem);
    }

    private void showNew(List<Account> accounts) {
        if (accounts.isEmpty()) {
            context().dialogs().say(TEXTS.get("new.no-account"));
            context().navigator().go(ScreenId.ACCOUNTS);
            return;
        }
        NewExportSheet.show(context(), new NewExportModel(accounts), this::open);
    }

    private void onIssue(Export export) {
        context()
                .jobs()
                .run(
                        this::liveAccounts,
                        accounts -> showIssue(export, accounts),
                        context().dialogs()::problem);
    }

    private void showIssue(Export export, List<Account> accounts) {
        var partners = accounts.stream()
                .filter(account -> !account.key().equals(export.account()))
                .toList();
        IssueTokenSheet.show(context(), new IssueTokenModel(export, partners));
    }

    private List<Account> ownAccounts() {
        return liveAccounts().stream().filter(Account::isManaged).toList();
    }

    private List<Account> liveAccounts() {
        var environment = context().session().environment();
        return context().session().reads().accounts().live().stream()
                .filter(account -> !account.key().equals(environment.systemAccount()))
                .toList();
    }
}
