package dev.sluice.cli;

import dev.sluice.domain.model.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice events`: what accounts were told of.
@Command(name = "events")
final class EventsCommand {
    private static final int MOST = 100;

    private final Context context;

    EventsCommand(Context context) {
        this.context = context;
    }

    @Command(name = "ls")
    int list(@Option(names = "--most", paramLabel = "NUMBER") int most) {
        return context.run(Access.READ, session -> {
            var inbox = session.realm().ledger().inbox();
            var limit = most > 0 ? most : MOST;
            var environment = session.realm().environment().id();
            var found = session.acting()
                    .map(account -> inbox.of(account.key(), limit))
                    .orElseGet(() -> inbox.of(environment, limit));
            var table = new Table(
                    Texts.of("column.time"),
                    Texts.of("column.account"),
                    Texts.of("column.event"),
                    Texts.of("column.name"),
                    Texts.of("column.subject"),
                    Texts.of("column.delivery"));
            for (var notice : found) {
                table.row(
                        String.valueOf(Documents.time(notice.madeAt())),
                        session.name(notice.account()),
                        notice.type(),
                        notice.facts().name(),
                        notice.facts().subject(),
                        Words.of(notice.delivery()));
            }
            session.output().print(Documents.list("events", found, each -> document(session, each)), table.lines());
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(Session session, Notice notice) {
        var connection = notice.connection();
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("id", notice.id().toString())
                .put("type", notice.type())
                .put("time", Documents.time(notice.madeAt()))
                .put(
                        "connection",
                        connection == null ? null : connection.value().toString())
                .put("name", notice.facts().name())
                .put("subject", notice.facts().subject())
                .put("state", notice.facts().state())
                .put("reason", notice.facts().reason())
                .put("ends", Documents.time(notice.ends()))
                .put("delivery", Words.of(notice.delivery()))
                .put("readAt", Documents.time(notice.readAt()));
        node.set("account", Documents.of(session).party(notice.account()));
        return node;
    }
}
