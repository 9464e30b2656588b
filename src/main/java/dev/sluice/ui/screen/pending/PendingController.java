package dev.sluice.ui.screen.pending;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Side;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.ShareLines;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.connection.EndSheet;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenDeliveryPane;
import dev.sluice.ui.token.TokenImportSheet;
import dev.sluice.ui.token.TokenToDeliver;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// Offers that are not answered yet: accept, decline, withdraw.
public final class PendingController extends ListScreen<ConnectionLine, ConnectionLine> {

    private static final Messages TEXTS = Messages.of("pending");

    private final PendingModel model;

    public PendingController(ScreenContext context) {
        this(context, new PendingModel());
    }

    PendingController(ScreenContext context, PendingModel model) {
        super(context, model, Topic.CONNECTIONS, Topic.ACCOUNTS);
        this.model = model;
    }

    @Override
    protected ScreenView build() {
        return new PendingView(model, this, context().moments());
    }

    @Override
    public void createNew() {
        context().navigator().go(ScreenId.SHARE);
    }

    @Override
    protected List<ConnectionLine> load() {
        return context().session().reads().connections().matching(c -> c.state() == ConnectionState.PENDING).stream()
                .map(ConnectionLine::of)
                .toList();
    }

    @Override
    protected ConnectionLine load(ConnectionLine row) {
        return row;
    }

    Command share() {
        return context()
                .command(
                        "pending.share",
                        TEXTS.get("share"),
                        Feather.SHARE_2,
                        Impact.READ,
                        () -> context().navigator().go(ScreenId.SHARE));
    }

    Command pasteToken() {
        return context()
                .command(
                        "pending.token",
                        TEXTS.get("token.paste"),
                        Feather.CLIPBOARD,
                        Impact.PUBLISH,
                        () -> TokenImportSheet.show(context()));
    }

    Command accept(ConnectionLine line) {
        return context()
                .command(
                        "pending.accept",
                        TEXTS.get("accept"),
                        Feather.CHECK,
                        Impact.PUBLISH,
                        () -> AcceptSheet.show(context(), line))
                .typedAs(() -> lines("accept", line.importer(), line));
    }

    Command decline(ConnectionLine line) {
        return context()
                .command(
                        "pending.decline",
                        TEXTS.get("decline"),
                        Feather.X,
                        Impact.LOCAL,
                        () -> DeclineSheet.show(context(), line))
                .typedAs(() -> lines("decline", line.importer(), line));
    }

    Command extend(ConnectionLine line) {
        var why = line.exporter().isOurs()
                ? ""
                : TEXTS.get("extend.foreign", line.exporter().name());
        return context()
                .command(
                        "pending.extend",
                        TEXTS.get("extend"),
                        Feather.CLOCK,
                        Impact.LOCAL,
                        () -> ExtendSheet.show(context(), line))
                .unless(new SimpleStringProperty(why));
    }

    Command withdraw(ConnectionLine line) {
        return context()
                .command(
                        "pending.withdraw",
                        TEXTS.get("withdraw"),
                        Feather.CORNER_UP_LEFT,
                        Impact.DESTRUCTIVE,
                        () -> EndSheet.show(context(), line, Side.EXPORTER))
                .typedAs(() -> lines("rm", line.exporter(), line));
    }

    private CommandLines lines(String deed, ConnectionParty side, ConnectionLine line) {
        return new ShareLines(context().session().environment().name())
                .connection(deed, side.name(), line.connection());
    }

    /// Again, for a partner who lost it or never got it.
    Command handOver(ConnectionLine line, String token) {
        var parcel = new TokenToDeliver(token, exportName(line), line.importer().name());
        return context()
                .command(
                        "pending.hand-over",
                        TEXTS.get("token.hand-over"),
                        Feather.SEND,
                        Impact.READ,
                        () -> TokenDeliveryPane.show(context(), parcel));
    }

    /// An offer by token is called like its export and its partner.
    private static String exportName(ConnectionLine line) {
        var name = line.name();
        var partner = "-" + line.importer().name();
        return name.endsWith(partner) ? name.substring(0, name.length() - partner.length()) : name;
    }
}
