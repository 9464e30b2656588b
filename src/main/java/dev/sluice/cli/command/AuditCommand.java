package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.ProblemPrinter;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.TimeArguments;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditExport;
import dev.sluice.domain.audit.AuditExport.Form;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.domain.audit.AuditVerdict;
import dev.sluice.domain.operation.AuditLog;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice audit`: what was done, by whom, and whether the log still says so.
@Command(name = "audit", addMethodSubcommands = false)
public final class AuditCommand {
    private static final int MOST = 100;

    private final CommandContext context;

    public AuditCommand(CommandContext context) {
        this.context = context;
    }

    /// Which entries; the acting account is a filter too.
    static final class Filter {
        @Option(names = "--action", paramLabel = "WORD")
        private @Nullable String action;

        @Option(names = "--since", paramLabel = "TIME")
        private @Nullable String since;

        @Option(names = "--until", paramLabel = "TIME")
        private @Nullable String until;

        @Option(names = "--outcome", paramLabel = "WORD")
        private @Nullable AuditOutcome outcome;

        @Option(names = "--most", paramLabel = "NUMBER")
        private int most;
    }

    @Command(name = "ls")
    int list(@ArgGroup(exclusive = false) @Nullable Filter filter) {
        return context.run(WorkspaceAccess.READ, session -> {
            var readings = session.services().recorder().audit().read(query(session, filter, MOST));
            var found = AuditLog.legible(readings);
            var table = new Table(
                    CliMessages.of("column.number"),
                    CliMessages.of("column.time"),
                    CliMessages.of("column.who"),
                    CliMessages.of("column.action"),
                    CliMessages.of("column.about"),
                    CliMessages.of("column.outcome"));
            for (var entry : withoutBeginnings(found)) {
                table.row(
                        Long.toString(entry.number()),
                        String.valueOf(JsonDocuments.time(entry.facts().at())),
                        who(entry),
                        entry.facts().deed().action(),
                        about(entry),
                        entry.facts().ending().outcome().word());
            }
            var document = JsonDocuments.object(
                    "entries", JsonMapper.shared().readTree(export(Form.JSON).whole(found)));
            var unreadable = readings.stream()
                    .filter(AuditReading.Illegible.class::isInstance)
                    .map(AuditReading::number)
                    .toList();
            unreadable.forEach(document.putArray("unreadable")::add);
            var lines = new ArrayList<>(table.lines());
            unreadable.forEach(number -> lines.add(CliMessages.of("audit.unreadable", number)));
            session.output().print(document, lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "verify")
    int verify() {
        return context.inWorkspace(WorkspaceAccess.READ, workspace -> {
            var verdict = workspace.recorder().audit().verify();
            var node = JsonNodeFactory.instance
                    .objectNode()
                    .put("whole", verdict.isWhole())
                    .put("entries", verdict.entries())
                    .put("sealed", verdict.sealed())
                    .put("sealedAt", JsonDocuments.time(verdict.sealedAt()));
            var fault = verdict.fault();
            if (fault == null) {
                context.output().print(node, List.of(whole(verdict)));
                return ExitCode.DONE;
            }
            var word = Terms.of(fault.kind());
            node.put("brokenAt", fault.entry()).put("fault", word);
            var problem = ProblemException.of(ProblemCode.AUDIT_BROKEN, fault.entry(), sentence(fault.kind()));
            context.output().print(node, List.of());
            ProblemPrinter.print(context.terminal(), problem.problem());
            return ExitCode.PROBLEM;
        });
    }

    @Command(name = "export")
    int export(
            @ArgGroup(exclusive = false) @Nullable Filter filter,
            @Option(names = "--format", paramLabel = "csv|json", defaultValue = "csv") String format,
            @Option(names = "--out", paramLabel = "FILE", defaultValue = "-") String file) {
        if (!format.equals("csv") && !format.equals("json")) {
            throw context.usage(CliMessages.of("audit.format", format));
        }
        return context.run(WorkspaceAccess.READ, session -> {
            var query = query(session, filter, Integer.MAX_VALUE);
            var found = session.services().recorder().audit().whole(query).reversed();
            var form = format.equals("csv") ? Form.CSV : Form.JSON;
            context.files().write(file, export(form).whole(found));
            return ExitCode.DONE;
        });
    }

    private AuditExport export(Form form) {
        return context.tools().auditExport().apply(form);
    }

    private static String sentence(AuditVerdict.Kind kind) {
        return switch (kind) {
            case CHANGED -> CliMessages.of("audit.fault.changed");
            case MISSING -> CliMessages.of("audit.fault.missing");
            case UNCHAINED -> CliMessages.of("audit.fault.unchained");
            case TRUNCATED -> CliMessages.of("audit.fault.truncated");
            case REWRITTEN -> CliMessages.of("audit.fault.rewritten");
            case SEAL -> CliMessages.of("audit.fault.seal");
        };
    }

    private AuditQuery query(EnvironmentSession session, @Nullable Filter filter, int usual) {
        var query = AuditQuery.ALL.most(usual);
        var acting = session.acting();
        if (acting.isPresent()) {
            query = query.account(acting.get().key());
        }
        if (filter != null) {
            query = query.action(filter.action)
                    .since(time(filter.since))
                    .until(time(filter.until))
                    .outcome(filter.outcome)
                    .most(filter.most > 0 ? filter.most : usual);
        }
        return query;
    }

    /// An act that went on to its end is shown once.
    private static List<AuditEntry> withoutBeginnings(List<AuditEntry> newestFirst) {
        var ended = new HashSet<>();
        return newestFirst.stream()
                .filter(entry ->
                        ended.add(entry.facts().act()) || entry.facts().ending().outcome() != AuditOutcome.BEGUN)
                .toList();
    }

    private @Nullable Instant time(@Nullable String text) {
        return text == null ? null : TimeArguments.parse(context, text);
    }

    private static String whole(AuditVerdict verdict) {
        var time = String.valueOf(JsonDocuments.time(verdict.sealedAt()));
        return verdict.unsealed() == 0
                ? CliMessages.of("audit.whole", verdict.entries(), time)
                : CliMessages.of("audit.unsealed", verdict.entries(), verdict.unsealed(), time);
    }

    private static String who(AuditEntry entry) {
        var actor = entry.facts().actor();
        return actor.name().isEmpty() ? actor.user() : actor.name() + " (" + actor.user() + ")";
    }

    private static String about(AuditEntry entry) {
        return entry.facts().deed().objects().stream().map(AuditObject::name).collect(Collectors.joining(", "));
    }
}
