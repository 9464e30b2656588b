package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.domain.readmodel.SharingDocument;
import dev.sluice.domain.readmodel.SharingReport;
import dev.sluice.domain.text.FileNames;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowFeed;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.screen.connections.ConnectionsModel.Answered;
import dev.sluice.ui.screen.connections.ConnectionsModel.Asking;
import dev.sluice.ui.screen.connections.ConnectionsModel.Failed;
import dev.sluice.ui.screen.connections.ConnectionsModel.NotAsked;
import dev.sluice.ui.screen.connections.ConnectionsModel.Side;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Live connections: the list with rates, the detail with proof per server, revoking.
public final class ConnectionsController extends ListScreen<ConnectionsRow, ConnectionsRow> {

    private static final Messages TEXTS = Messages.of("connections");

    private final ConnectionsModel model;
    private final FlowBoard board;
    private final FlowFeed feed;
    private final RevokeSheet revoking;
    private final ConnectionCommands turns;
    private final LatestOnly proving;
    private final LatestOnly counting;

    public ConnectionsController(ScreenContext context) {
        this(context, new ConnectionsModel());
    }

    ConnectionsController(ScreenContext context, ConnectionsModel model) {
        super(context, model, Topic.CONNECTIONS, Topic.ACCOUNTS);
        this.model = model;
        this.board = new FlowBoard(context.moments()::now, context.session().link());
        this.feed = new FlowFeed(context, board);
        this.revoking = new RevokeSheet(context, board);
        this.turns = new ConnectionCommands(context);
        this.proving = context.jobs().lane();
        this.counting = context.jobs().lane();
    }

    @Override
    protected ScreenView build() {
        return new ConnectionsView(model, this, board, context().moments());
    }

    @Override
    public void activate() {
        super.activate();
        feed.start();
        counting.run(this::countKept, model.kept()::set, context().dialogs()::problem);
        subscriptions().add(counting::forget);
        subscriptions().follow(context().session().found(), _ -> reload());
        subscriptions().add(feed::stop);
        subscriptions().add(proving::forget);
        subscriptions().add(model.rows().selectedId().subscribe((_, _) -> proveIfPossible())::unsubscribe);
        proveIfPossible();
    }

    @Override
    public void createNew() {
        context().navigator().go(ScreenId.SHARE);
    }

    @Override
    protected List<ConnectionsRow> load() {
        var sightings = context().session().services().federation().sightings();
        return context().session().reads().connections().matching(ConnectionsController::isShown).stream()
                .map(named -> new ConnectionsRow(
                        named.connection(),
                        named.exporter(),
                        named.importer(),
                        sightings.of(named.connection()).orElse(null)))
                .toList();
    }

    @Override
    protected ConnectionsRow load(ConnectionsRow row) {
        return row;
    }

    Command revoke(ConnectionsRow row) {
        var name = TEXTS.get(row.state() == ConnectionState.REVOKING ? "revoke.again" : "revoke");
        var reason = row.state() == ConnectionState.ACTIVATING ? TEXTS.get("revoke.activating") : "";
        return context()
                .command("connections.revoke", name, Feather.SLASH, Impact.DESTRUCTIVE, () -> revoking.show(row))
                .typedAs(() -> turns.lines("rm", row))
                .unless(new SimpleStringProperty(reason));
    }

    ConnectionCommands turns() {
        return turns;
    }

    Command check(ConnectionsRow row) {
        return context()
                .command("connections.check", TEXTS.get("check"), Feather.REFRESH_CW, Impact.READ, () -> judge(row));
    }

    Node trouble(ConnectionsRow row) {
        return new ConnectionProblem(context(), row);
    }

    Command openFlow(ConnectionsRow row) {
        return context()
                .command(
                        "connections.flow",
                        TEXTS.get("flow.open"),
                        Feather.ACTIVITY,
                        Impact.READ,
                        () -> context().navigator().go(new Route(ScreenId.FLOWS, row.id())));
    }

    Command share() {
        return context()
                .command("connections.share", TEXTS.get("share"), Feather.SHARE_2, Impact.LOCAL, this::createNew);
    }

    /// Once for each visit: the claims of every account are read for it.
    private int countKept() {
        return (int) context().session().services().imports().kept().stream()
                .filter(ImportView.Kept::isConsented)
                .count();
    }

    /// They have no row, so they are in the list of imports only.
    Command kept() {
        return context()
                .command(
                        "connections.kept",
                        TEXTS.get("kept"),
                        Feather.DOWNLOAD,
                        Impact.READ,
                        () -> context().navigator().go(ScreenId.IMPORTS));
    }

    /// Who exports what to whom, as a file for people who have no Sluice (S2-13).
    Command document() {
        return context()
                .command(
                        "connections.document",
                        TEXTS.get("document"),
                        Feather.FILE_TEXT,
                        Impact.READ,
                        this::writeDocument);
    }

    private void writeDocument() {
        var name = context().session().environment().name() + "-sharing.md";
        context()
                .dialogs()
                .files()
                .save(TEXTS.get("document"), FileNames.of(name))
                .ifPresent(file -> context()
                        .jobs()
                        .run(
                                () -> FileAccess.write(file, SharingDocument.of(sharing())),
                                () -> context().session().tell(TEXTS.get("document.written", file)),
                                context().dialogs()::problem));
    }

    private SharingReport sharing() {
        return context().session().reads().sharing(context().moments().now());
    }

    Command pending() {
        return context()
                .command(
                        "connections.pending",
                        TEXTS.get("pending"),
                        Feather.CLOCK,
                        Impact.READ,
                        () -> context().navigator().go(ScreenId.PENDING));
    }

    void onOpenAccount(ConnectionParty party) {
        context().navigator().go(new Route(ScreenId.ACCOUNTS, party.key().text()));
    }

    private static boolean isShown(Connection connection) {
        return connection.state().isLive() && connection.state() != ConnectionState.PENDING;
    }

    /// Without being asked to, only over a link that is open: no one waits for a connection then.
    private void proveIfPossible() {
        proving.forget();
        model.proven().set(new NotAsked());
        if (context().session().link().get() instanceof LinkState.Connected) {
            model.rows().selected().ifPresent(this::prove);
        }
    }

    private void prove(ConnectionsRow row) {
        model.proven().set(new Asking());
        proving.run(
                () -> proven(row),
                model.proven()::set,
                problem -> model.proven().set(new Failed(problem)));
    }

    /// By what the servers say now it is active or degraded; then how far it is proven is read.
    private void judge(ConnectionsRow row) {
        model.proven().set(new Asking());
        proving.run(
                () -> {
                    context()
                            .session()
                            .services()
                            .maintenance()
                            .check(row.connection().id());
                    return proven(row);
                },
                model.proven()::set,
                problem -> model.proven().set(new Failed(problem)));
    }

    private Answered proven(ConnectionsRow row) {
        var accounts = context().session().services().accounts();
        return new Answered(Stream.of(row.exporter(), row.importer())
                .filter(ConnectionParty::isOurs)
                .map(party -> new Side(party.name(), accounts.prove(party.key())))
                .toList());
    }
}
