package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.screen.environments.EnvironmentsRow.Way;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// The environments of the workspace: the list, which of them can be reached, adding, changing and entering one.
public final class EnvironmentsController extends ListScreen<EnvironmentsRow, EnvironmentsRow> {

    private static final Messages TEXTS = Messages.of("environments");

    private final EnvironmentsModel model;
    private final LinkTest test;
    private final EnvironmentSheets sheets;
    private final EnvironmentCreds creds;

    public EnvironmentsController(ScreenContext context) {
        this(context, new EnvironmentsModel());
    }

    EnvironmentsController(ScreenContext context, EnvironmentsModel model) {
        super(context, model, Topic.ENVIRONMENTS, Topic.ACCOUNTS, Topic.SERVERS);
        this.model = model;
        this.test = new LinkTest(context);
        this.sheets = new EnvironmentSheets(context);
        this.creds = new EnvironmentCreds(context);
        model.detail()
                .subscribe(row -> test.of(row == null ? null : row.environment().id()));
    }

    @Override
    protected ScreenView build() {
        return new EnvironmentsView(model, this, context());
    }

    @Override
    public void createNew() {
        add().run();
    }

    @Override
    protected List<EnvironmentsRow> load() {
        var workspace = context().session().workspace();
        return workspace.environments().all().stream()
                .map(environment -> row(workspace, environment))
                .toList();
    }

    private EnvironmentsRow row(Workspace workspace, Environment environment) {
        var access = workspace.environments().settings().access(environment.id());
        var services = workspace.services(environment.id());
        return new EnvironmentsRow(
                environment,
                environment.id().equals(context().session().environment().id()),
                OperatorIdentity.claims(environment.operatorJwt()),
                access,
                access.systemUser() != null
                        ? Way.CREDS
                        : workspace.vault().holds(environment.systemAccount()) ? Way.KEY : Way.NONE,
                services.reads().accounts().live().size(),
                services.servers().list());
    }

    @Override
    protected EnvironmentsRow load(EnvironmentsRow row) {
        return row;
    }

    LinkTest test() {
        return test;
    }

    Command add() {
        var why = context().session().workspace().vault().isOpenToAll() ? TEXTS.get("add.sandbox") : "";
        return context()
                .command(
                        "environments.add",
                        TEXTS.get("add"),
                        Feather.PLUS,
                        Impact.LOCAL,
                        () -> sheets.add(made -> open(made.id().value().toString())))
                .unless(new SimpleStringProperty(why));
    }

    Command edit(EnvironmentsRow row) {
        return context()
                .command("environments.edit", TEXTS.get("edit"), Feather.EDIT_2, Impact.LOCAL, () -> sheets.edit(row));
    }

    /// Creds of a user of its system account, where we hold no key to make one.
    Command giveCreds(EnvironmentsRow row) {
        return context()
                .command(
                        "environments.creds",
                        TEXTS.get("creds"),
                        Feather.KEY,
                        Impact.LOCAL,
                        () -> context()
                                .dialogs()
                                .files()
                                .open(TEXTS.get("creds.choose"))
                                .ifPresent(file -> creds.give(row.environment(), file)));
    }

    Command dropCreds(EnvironmentsRow row) {
        return context()
                .command(
                        "environments.drop-creds",
                        TEXTS.get("creds.drop"),
                        Feather.X,
                        Impact.LOCAL,
                        () -> creds.drop(row.environment()));
    }

    /// What its operator says of itself.
    Command editOperator(EnvironmentsRow row) {
        var held =
                context().session().workspace().vault().holds(row.environment().operator());
        return context()
                .command(
                        "environments.edit-operator",
                        TEXTS.get("operator.edit"),
                        Feather.AWARD,
                        Impact.LOCAL,
                        () -> OperatorSheet.show(context(), row))
                .unless(new SimpleStringProperty(held ? "" : TEXTS.get("operator.missing")));
    }

    /// Another identity for its operator.
    Command reissue(EnvironmentsRow row) {
        return context()
                .command(
                        "environments.reissue",
                        TEXTS.get("reissue"),
                        Feather.REFRESH_CW,
                        Impact.PUBLISH,
                        () -> context()
                                .jobs()
                                .run(
                                        () -> new ReissueModel(context()
                                                .session()
                                                .workspace()
                                                .services(row.environment().id())
                                                .reissue()
                                                .next()),
                                        model -> ReissueSheet.show(context(), row.environment(), model),
                                        context().dialogs()::problem));
    }

    /// A system that runs, and of which we have creds of its system account.
    Command adopt() {
        var why = context().session().workspace().vault().isOpenToAll() ? TEXTS.get("add.sandbox") : "";
        return context()
                .command(
                        "environments.adopt",
                        TEXTS.get("adopt"),
                        Feather.LOG_IN,
                        Impact.LOCAL,
                        () -> AdoptSheet.show(
                                context(), made -> open(made.id().value().toString())))
                .unless(new SimpleStringProperty(why));
    }

    /// Out of the workspace; servers go on. The one that the window shows stays: whoever removes it switches first, so
    /// that a window is never left without an environment.
    Command remove(EnvironmentsRow row) {
        var sandbox = context().session().workspace().vault().isOpenToAll();
        var why = sandbox ? TEXTS.get("remove.sandbox") : row.current() ? TEXTS.get("remove.here") : "";
        return context()
                .command(
                        "environments.remove",
                        TEXTS.get("remove"),
                        Feather.TRASH_2,
                        Impact.DESTRUCTIVE,
                        () -> RemoveEnvironmentSheet.show(context(), row.environment()))
                .unless(new SimpleStringProperty(why));
    }

    /// Into it, in this window.
    Command enter(EnvironmentsRow row) {
        return context()
                .command(
                        "environments.enter",
                        TEXTS.get("enter"),
                        Feather.LOG_IN,
                        Impact.READ,
                        () -> context().navigator().switchTo(row.environment()))
                .unless(new SimpleStringProperty(row.current() ? TEXTS.get("enter.here") : ""));
    }

    Command copyOperator(EnvironmentsRow row) {
        return context()
                .command(
                        "environments.copy-operator",
                        TEXTS.get("operator.copy"),
                        Feather.COPY,
                        Impact.READ,
                        () -> Copied.put(row.environment().operatorJwt()));
    }

    Command inspect(EnvironmentsRow row) {
        return context()
                .command(
                        "environments.inspect",
                        TEXTS.get("operator.inspect"),
                        Feather.FILE_TEXT,
                        Impact.READ,
                        () -> context()
                                .navigator()
                                .go(new Route(
                                        ScreenId.INSPECTOR, row.environment().operatorJwt())));
    }
}
