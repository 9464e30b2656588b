package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.json.ReconcileDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.time.TimeSpan;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice drift`: what other tools changed on the servers, and what is to become of it.
@Command(name = "drift", addMethodSubcommands = false)
public final class DriftCommand {
    private final CommandContext context;

    public DriftCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.ASK, session -> {
            var found = session.services().drifts().list();
            var lines = new ArrayList<String>();
            found.forEach(drift -> lines.addAll(describe(drift)));
            if (found.isEmpty()) {
                lines.add(CliMessages.of("drift.none"));
            }
            session.output().print(JsonDocuments.list("drifts", found, new ReconcileDocuments(session)::drift), lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT") String account) {
        return context.run(WorkspaceAccess.ASK, session -> {
            var drift = session.services().drifts().show(key(session, account));
            session.output()
                    .print(
                            JsonDocuments.object("drift", new ReconcileDocuments(session).drift(drift)),
                            describe(drift));
            return ExitCode.DONE;
        });
    }

    @Command(name = "keep")
    int keep(@Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT") String account) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var key = key(session, account);
            var outcome = session.services().drifts().keepOurs(key, session.options());
            var live = session.services()
                    .reads()
                    .accounts()
                    .account(key)
                    .filter(Account::isLive)
                    .isPresent();
            var document = JsonNodeFactory.instance.objectNode().put("deleted", !live);
            document.set("account", JsonDocuments.of(session).party(key));
            var done = CliMessages.of(live ? "drift.kept" : "drift.deletedAgain", session.party(key));
            return new OutcomeReport(session, outcome).print(document, List.of(done));
        });
    }

    @Command(name = "take")
    int take(
            @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT") String account,
            @Option(names = "--claim", paramLabel = "PATH") @Nullable List<String> claims) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var key = key(session, account);
            var drifts = session.services().drifts();
            if (claims == null) {
                var outcome = drifts.takeTheirs(key, session.options());
                return report(session, outcome, CliMessages.of("drift.taken", session.party(key)));
            }
            var chosen = new TreeSet<>(claims);
            var outcome = drifts.merge(drifts.show(key), chosen, session.options());
            return report(
                    session, outcome, CliMessages.of("drift.merged", session.party(key), String.join(", ", chosen)));
        });
    }

    private static int report(EnvironmentSession session, Outcome outcome, String sentence) {
        return new OutcomeReport(session, outcome).print(JsonNodeFactory.instance.objectNode(), List.of(sentence));
    }

    @Command(name = "ignore")
    int ignore(
            @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT") String account,
            @Option(names = "--until", paramLabel = "TIME", defaultValue = "7d") String until) {
        return context.run(WorkspaceAccess.ASK, session -> {
            context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
            var key = key(session, account);
            var at = time(until);
            session.services().drifts().ignore(key, at);
            var node = JsonNodeFactory.instance.objectNode().put("ignoredUntil", JsonDocuments.time(at));
            node.set("account", JsonDocuments.of(session).party(key));
            session.output().print(node, List.of(CliMessages.of("drift.put-off", session.party(key), at)));
            return ExitCode.DONE;
        });
    }

    /// Deleted ones too: servers may have them still, or again.
    private static PublicKey key(EnvironmentSession session, String account) {
        return session.services().accounts().findEver(account).key();
    }

    /// A point in time, or how long from now on: `7d`, `12h`, `PT30M`.
    private Instant time(String text) {
        var duration = TimeSpan.parse(text);
        if (duration.isPresent()) {
            return context.clock().instant().plus(duration.get());
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw context.usage(CliMessages.of("span.invalid", text));
        }
    }

    private static List<String> describe(Drift drift) {
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of(
                "drift.line",
                drift.account().name(),
                drift.servers().size(),
                drift.usable().name()));
        for (var line : drift.lines()) {
            lines.add(CliMessages.of("drift.claim", line.path(), shown(line.ours()), shown(line.theirs())));
        }
        return lines;
    }

    private static String shown(@Nullable String value) {
        return value == null ? Terms.NOTHING : value;
    }
}
