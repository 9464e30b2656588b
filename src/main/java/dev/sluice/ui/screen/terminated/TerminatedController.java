package dev.sluice.ui.screen.terminated;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.domain.readmodel.ConnectionParty.Ownership;
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

/// Ended connections: the list, why each ended, offering it again.
public final class TerminatedController extends ListScreen<TerminatedRow, TerminatedRow> {

    private static final Messages TEXTS = Messages.of("terminated");

    private final TerminatedModel model;

    public TerminatedController(ScreenContext context) {
        this(context, new TerminatedModel());
    }

    TerminatedController(ScreenContext context, TerminatedModel model) {
        super(context, model, Topic.CONNECTIONS, Topic.ACCOUNTS);
        this.model = model;
    }

    @Override
    protected ScreenView build() {
        return new TerminatedView(model, this, context().moments());
    }

    @Override
    protected List<TerminatedRow> load() {
        var ended = context()
                .session()
                .reads()
                .connections()
                .matching(connection -> connection.state().isEnded());
        return ended.stream()
                .map(named -> new TerminatedRow(named.connection(), named.exporter(), named.importer()))
                .toList();
    }

    @Override
    protected TerminatedRow load(TerminatedRow row) {
        return row;
    }

    Command offerAgain(TerminatedRow row) {
        return context()
                .command(
                        "terminated.offer",
                        TEXTS.get("offer"),
                        Feather.REPEAT,
                        Impact.LOCAL,
                        () -> OfferAgainSheet.show(context(), row))
                .unless(new SimpleStringProperty(hindrance(row)));
    }

    Command connections() {
        return context()
                .command(
                        "terminated.connections",
                        TEXTS.get("connections"),
                        Feather.LINK,
                        Impact.READ,
                        () -> context().navigator().go(ScreenId.CONNECTIONS));
    }

    void onOpenAccount(ConnectionParty party) {
        context().navigator().go(new Route(ScreenId.ACCOUNTS, party.key().text()));
    }

    private static String hindrance(TerminatedRow row) {
        if (row.exporter().ownership() == Ownership.DELETED) {
            return TEXTS.get("offer.gone", row.exporter().name());
        }
        if (row.importer().ownership() == Ownership.DELETED) {
            return TEXTS.get("offer.gone", row.importer().name());
        }
        return row.exporter().isOurs()
                ? ""
                : TEXTS.get("offer.foreign", row.exporter().name());
    }
}
