package dev.sluice.ui.screen.flows;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowFeed;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Live flows. Servers are asked only while this is shown.
public final class FlowsController extends ListScreen<FlowsRow, FlowsRow> {

    private static final Messages TEXTS = Messages.of("flows");

    private final FlowsModel model;
    private final FlowBoard board;
    private final FlowFeed feed;

    public FlowsController(ScreenContext context) {
        this(context, new FlowsModel());
    }

    FlowsController(ScreenContext context, FlowsModel model) {
        super(context, model, Topic.CONNECTIONS, Topic.ACCOUNTS);
        this.model = model;
        this.board = new FlowBoard(context.moments()::now, context.session().link());
        this.feed = new FlowFeed(context, board);
    }

    @Override
    protected ScreenView build() {
        return new FlowsView(model, this, board, context().moments());
    }

    @Override
    public void activate() {
        super.activate();
        feed.start();
        subscriptions().add(feed::stop);
    }

    @Override
    protected List<FlowsRow> load() {
        return context().session().reads().connections().matching(Connection::isOnServers).stream()
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
        return context()
                .command(
                        "flows.connection",
                        TEXTS.get("connection.open"),
                        Feather.LINK,
                        Impact.READ,
                        () -> context().navigator().go(new Route(ScreenId.CONNECTIONS, row.id())));
    }

    Command share() {
        return context()
                .command(
                        "flows.share",
                        TEXTS.get("share"),
                        Feather.SHARE_2,
                        Impact.LOCAL,
                        () -> context().navigator().go(ScreenId.SHARE));
    }
}
