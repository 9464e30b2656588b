package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.SpanText;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.readmodel.Expiration;
import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `sluice expirations`: what stops working by itself, and when.
@Command(name = "expirations")
public final class ExpirationsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--within", paramLabel = "SPAN")
    private @Nullable String within;

    public ExpirationsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var span = span();
        return context.run(WorkspaceAccess.READ, session -> {
            var now = context.clock().instant();
            var found = session.services().reads().expirations().list(span == null ? null : now.plus(span));
            session.output()
                    .print(
                            JsonDocuments.list("expirations", found, one -> document(one, now)),
                            found.isEmpty() ? List.of(none(span)) : table(found, now));
            return ExitCode.DONE;
        });
    }

    private @Nullable Duration span() {
        var typed = within;
        return typed == null
                ? null
                : TimeSpan.parse(typed).orElseThrow(() -> context.usage(CliMessages.of("span.invalid", typed)));
    }

    private static String none(@Nullable Duration span) {
        return span == null
                ? CliMessages.of("expirations.none")
                : CliMessages.of("expirations.none.within", SpanText.words(span));
    }

    private static List<String> table(List<Expiration> found, Instant now) {
        var table = new Table(
                CliMessages.of("column.type"),
                CliMessages.of("column.name"),
                CliMessages.of("column.account"),
                CliMessages.of("column.ends"),
                CliMessages.of("column.left"));
        found.forEach(one -> table.row(
                Terms.of(one.kind()),
                one.name(),
                one.of().isEmpty() ? Terms.NOTHING : one.of(),
                String.valueOf(JsonDocuments.time(one.end())),
                left(one, now)));
        return table.lines();
    }

    private static String left(Expiration one, Instant now) {
        return one.isOver(now)
                ? CliMessages.of("expirations.over", SpanText.ago(Duration.between(one.end(), now)))
                : SpanText.left(Duration.between(now, one.end()));
    }

    private static ObjectNode document(Expiration one, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", Terms.of(one.kind()))
                .put("name", one.name())
                .put("key", one.key().text())
                .put("account", one.of().isEmpty() ? null : one.of())
                .put("ends", JsonDocuments.time(one.end()))
                .put("ended", one.isOver(now))
                .put("secondsLeft", Math.max(0, Duration.between(now, one.end()).toSeconds()));
    }
}
