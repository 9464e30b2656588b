package dev.sluice.cli.session;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.workspace.Workspace;
import java.time.temporal.ChronoUnit;

/// With `--verbose`: a line for each event that changes a connection, as it happens.
public final class EventPrinter {
    private EventPrinter() {}

    public static Registration attach(Workspace workspace, Output output, GlobalOptions options) {
        return options.verbose() ? workspace.onEvent(connection -> output.remark(line(connection))) : () -> {};
    }

    private static String line(Connection connection) {
        var status = connection.status();
        var line = CliMessages.of(
                "event",
                status.since().truncatedTo(ChronoUnit.MILLIS).toString(),
                connection.id().shortText(),
                connection.share().name(),
                connection.state().word());
        var reason = status.reason().word();
        return reason.isEmpty() ? line : line + " (" + reason + ")";
    }
}
