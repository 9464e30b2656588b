package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.ShareLines;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with a connection besides ending it: closed for now, opened again, renewed; and why not.
final class ConnectionCommands {

    private static final Messages TEXTS = Messages.of("connections");

    private final ScreenContext context;
    private final SuspendSheet suspending;
    private final RenewSheet renewing;

    ConnectionCommands(ScreenContext context) {
        this.context = context;
        this.suspending = new SuspendSheet(context);
        this.renewing = new RenewSheet(context);
    }

    /// Resuming, for a connection that is suspended; suspending too, where a side of ours does not hold it.
    List<Command> suspendOrResume(ConnectionsRow row) {
        if (row.state() != ConnectionState.SUSPENDED) {
            return List.of(suspend(row));
        }
        return row.notHolding().isEmpty() || row.holding().isEmpty()
                ? List.of(resume(row))
                : List.of(resume(row), suspend(row));
    }

    private Command suspend(ConnectionsRow row) {
        return context.command(
                        "connections.suspend",
                        TEXTS.get("suspend"),
                        Feather.PAUSE,
                        Impact.DESTRUCTIVE,
                        () -> suspending.suspend(row))
                .typedAs(() -> lines("suspend", row))
                .unless(new SimpleStringProperty(whyNotSuspended(row)));
    }

    private Command resume(ConnectionsRow row) {
        return context.command(
                        "connections.resume",
                        TEXTS.get("resume"),
                        Feather.PLAY,
                        Impact.PUBLISH,
                        () -> suspending.resume(row))
                .typedAs(() -> lines("resume", row))
                .unless(new SimpleStringProperty(whyNotResumed(row)));
    }

    Command renew(ConnectionsRow row) {
        return context.command(
                        "connections.renew",
                        TEXTS.get("renew"),
                        Feather.REPEAT,
                        Impact.PUBLISH,
                        () -> renewing.show(row))
                .typedAs(() -> lines("renew", row))
                .unless(new SimpleStringProperty(whyNotRenewed(row)));
    }

    /// From the warning: for as long as before, without another question.
    Command renewNow(ConnectionsRow row) {
        return context.command(
                        "connections.renew-now",
                        TEXTS.get("renew.now"),
                        Feather.REPEAT,
                        Impact.PUBLISH,
                        () -> renewing.start(row))
                .typedAs(() -> lines("renew", row))
                .unless(new SimpleStringProperty(whyNotRenewed(row)));
    }

    /// Of the side that is ours; the exporter's where both are.
    CommandLines lines(String deed, ConnectionsRow row) {
        var side = row.exporter().isOurs() ? row.exporter() : row.importer();
        return new ShareLines(context.session().environment().name()).connection(deed, side.name(), row.connection());
    }

    private static String whyNotSuspended(ConnectionsRow row) {
        if (!row.exporter().isOurs() && !row.importer().isOurs()) {
            return TEXTS.get("suspend.foreign");
        }
        return changing(row);
    }

    private static String whyNotResumed(ConnectionsRow row) {
        var hold = SuspensionHold.of(row.connection());
        return row.holding().isEmpty() && hold.isHeld()
                ? TEXTS.get("resume.foreign", row.party(hold.sides().getFirst()).name())
                : "";
    }

    private static String whyNotRenewed(ConnectionsRow row) {
        if (row.state() == ConnectionState.SUSPENDED) {
            return TEXTS.get("renew.suspended");
        }
        if (!row.exporter().isOurs()) {
            return TEXTS.get("renew.foreign", row.exporter().name());
        }
        return changing(row);
    }

    private static String changing(ConnectionsRow row) {
        return switch (row.state()) {
            case ACTIVATING -> TEXTS.get("revoke.activating");
            case REVOKING -> TEXTS.get("turn.revoking");
            default -> "";
        };
    }
}
