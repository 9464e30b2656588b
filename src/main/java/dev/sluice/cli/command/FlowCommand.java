package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.flow.FlowSample;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sluice flow`: messages per second of each connection, from differences of the servers' counters.
@Command(name = "flow")
public final class FlowCommand implements Callable<Integer> {
    private static final int DEFAULT_SECONDS = 2;
    private static final int MAX_SECONDS = 24 * 60 * 60;

    private final CommandContext context;

    @Option(names = "--once")
    private boolean once;

    @Option(names = "--seconds", paramLabel = "N")
    private @Nullable Integer seconds;

    public FlowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (seconds != null && (seconds < 1 || seconds > MAX_SECONDS)) {
            throw context.usage(CliMessages.of("flow.seconds.invalid", seconds));
        }
        return context.run(WorkspaceAccess.ASK, session -> {
            session.services().flows().sample();
            // One document means one reading, over the whole time asked for.
            if (once || context.options().json()) {
                context.terminal().pause(Duration.ofSeconds(seconds == null ? DEFAULT_SECONDS : seconds));
                print(session);
            } else {
                follow(session);
            }
            return ExitCode.DONE;
        });
    }

    private void follow(EnvironmentSession session) {
        var left = seconds == null ? MAX_SECONDS : seconds;
        while (left > 0) {
            var step = Math.min(left, DEFAULT_SECONDS);
            if (!context.terminal().pause(Duration.ofSeconds(step))) {
                return;
            }
            print(session);
            left -= step;
        }
    }

    private void print(EnvironmentSession session) {
        var samples = session.services().flows().sample();
        var now = context.clock().instant();
        var document = JsonDocuments.list(
                "flows", samples, sample -> JsonDocuments.of(session).flow(sample, now));
        session.output().print(document, table(session, samples));
    }

    private List<String> table(EnvironmentSession session, List<FlowSample> samples) {
        var table = new Table(
                CliMessages.of("column.connection"),
                CliMessages.of("column.from"),
                CliMessages.of("column.to"),
                CliMessages.of("column.rate"),
                CliMessages.of("column.source"),
                CliMessages.of("column.age"),
                CliMessages.of("column.servers"));
        for (var sample : samples) {
            var connection = session.services().federation().get(sample.connection());
            table.row(
                    connection.share().name(),
                    session.name(connection.exporter()),
                    session.name(connection.importer()),
                    rate(sample.messagesPerSecond()),
                    sample.source().words(),
                    age(sample),
                    CliMessages.of("flow.servers", sample.serversAnswered(), sample.serversExpected()));
        }
        return table.lines();
    }

    private String age(FlowSample sample) {
        var age = Duration.between(sample.at(), context.clock().instant());
        return CliMessages.of("flow.age", Math.max(0, age.toMillis()));
    }

    private static String rate(double messagesPerSecond) {
        return Double.isNaN(messagesPerSecond) ? Terms.NOTHING : String.format(Locale.ROOT, "%.1f", messagesPerSecond);
    }
}
