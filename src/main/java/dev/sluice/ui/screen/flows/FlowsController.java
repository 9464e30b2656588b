package dev.sluice.ui.screen.flows;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowFeed;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Live flows. Servers are asked only while this is shown.
public final class FlowsController extends ListScreen<FlowsRow, FlowsRow> {

    private static final Messages TEXTS = Messages.of("flows");

    private final FlowFeed feed;
    private final FlowsView view;

    public FlowsController(ScreenContext desk) {
        this(desk, new FlowsModel());
    }

    private FlowsController(ScreenContext desk, FlowsModel model) {
        super(desk, model, Topic.CONNECTIONS, Topic.ACCOUNTS);
        var board = new FlowBoard(desk.moments()::now, desk.session().link());
        this.feed = new FlowFeed(desk, board);
        this.view = new FlowsView(model, this, board, desk.moments());
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public void activate() {
        super.activate();
        feed.start();
        subscriptions().add(feed::stop);
    }

    @Override
    protected DataTable<FlowsRow> table() {
        return view.table();
    }

    @Override
    protected List<FlowsRow> load() {
        return desk().session().reads().connections().matching(Connection::isOnServers).stream()
                .map(named -> new FlowsRow(
                        named.connection(),
                        named.exporter().name(),
                        named.importer().name()))
                .toList();
    }

    @Override
    protected FlowsRow load(FlowsRow row) {
        return row;
    }

    Command openConnection(FlowsRow row) {
        return desk().command(
                        "flows.connection",
                        TEXTS.get("connection.open"),
                        Feather.LINK,
                        Impact.READ,
                        () -> desk().navigator().go(new Route(ScreenId.CONNECTIONS, row.id())));
    }

    Command share() {
        return desk().command(
                        "flows.share",
                        TEXTS.get("share"),
                        Feather.SHARE_2,
                        Impact.LOCAL,
                        () -> desk().navigator().go(ScreenId.SHARE));
    }
}
