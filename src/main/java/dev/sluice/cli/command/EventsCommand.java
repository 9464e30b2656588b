package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.model.record.Notification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice events`: what accounts were told of.
@Command(name = "events", addMethodSubcommands = false)
public final class EventsCommand {
    private static final int MOST = 100;

    private final CommandContext context;

    public EventsCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "ls")
    int list(@Option(names = "--most", paramLabel = "NUMBER") int most) {
        return context.run(WorkspaceAccess.READ, session -> {
            var inbox = session.services().recorder().inbox();
            var limit = most > 0 ? most : MOST;
            var environment = session.services().environment().id();
            var found = session.acting()
                    .map(account -> inbox.of(account.key(), limit))
                    .orElseGet(() -> inbox.of(environment, limit));
            var table = new Table(
                    CliMessages.of("column.time"),
                    CliMessages.of("column.account"),
                    CliMessages.of("column.event"),
                    CliMessages.of("column.name"),
                    CliMessages.of("column.subject"),
                    CliMessages.of("column.delivery"));
            for (var notification : found) {
                table.row(
                        String.valueOf(JsonDocuments.time(notification.madeAt())),
                        session.name(notification.account()),
                        notification.type(),
                        notification.facts().name(),
                        notification.facts().subject(),
                        Terms.of(notification.delivery()));
            }
            session.output().print(JsonDocuments.list("events", found, each -> document(session, each)), table.lines());
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(EnvironmentSession session, Notification notification) {
        var connection = notification.connection();
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("id", notification.id().toString())
                .put("type", notification.type())
                .put("time", JsonDocuments.time(notification.madeAt()))
                .put(
                        "connection",
                        connection == null ? null : connection.value().toString())
                .put("name", notification.facts().name())
                .put("subject", notification.facts().subject())
                .put("state", notification.facts().state())
                .put("reason", notification.facts().reason())
                .put("ends", JsonDocuments.time(notification.ends()))
                .put("delivery", Terms.of(notification.delivery()))
                .put("readAt", JsonDocuments.time(notification.readAt()));
        node.set("account", JsonDocuments.of(session).party(notification.account()));
        return node;
    }
}
