package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimReport;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.TierPlan;
import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.LimitDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice tier`: limits by name, which set those of many accounts.
@Command(name = "tier", addMethodSubcommands = false)
public final class TierCommand {
    private final CommandContext context;

    public TierCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name, @Mixin TierOptions options) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var tier = session.services().tiers().add(name, options.patch(context));
            session.output()
                    .print(
                            JsonDocuments.object("tier", document(tier)),
                            List.of(CliMessages.of("tier.added", tier.name())));
            return ExitCode.DONE;
        });
    }

    @Command(name = "edit")
    int edit(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Mixin TierOptions options,
            @Option(names = "--dry-run") boolean rehearse) {
        var patch = options.patch(context);
        if (rehearse) {
            return context.run(WorkspaceAccess.ASK, session -> {
                tell(session, session.services().tiers().plan(name, patch));
                return ExitCode.DONE;
            });
        }
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var result = session.services().tiers().edit(name, patch, session.options());
            var tier = result.value();
            return new OutcomeReport(session, result.outcome())
                    .print(
                            JsonDocuments.object("tier", document(tier)),
                            List.of(CliMessages.of("tier.edited", tier.name(), tier.accounts())));
        });
    }

    private static void tell(EnvironmentSession session, TierPlan plan) {
        var document = JsonDocuments.object("tier", document(plan.after()));
        document.set("accounts", JsonDocuments.array(plan.members(), member -> document(session, member)));
        var lines = new ArrayList<String>();
        lines.add(
                CliMessages.of("tier.would", plan.after().name(), plan.members().size()));
        for (var member : plan.members()) {
            lines.add(CliMessages.of("tier.member", member.account().name()));
            member.changes().stream().map(ClaimReport::line).forEach(line -> lines.add("  " + line));
            lines.addAll(own(member.own()));
            member.cuts().stream().map(PreflightFinding::text).forEach(line -> lines.add("  " + line));
        }
        session.output().print(document, lines);
    }

    private static ObjectNode document(EnvironmentSession session, TierPlan.Member member) {
        var node = JsonDocuments.object(
                "account", JsonDocuments.of(session).party(member.account().key()));
        var changes = node.putArray("changes");
        member.changes().stream().map(ClaimReport::line).forEach(changes::add);
        node.set("own", document(member.own()));
        var cuts = node.putArray("cuts");
        member.cuts().stream().map(PreflightFinding::text).forEach(cuts::add);
        return node;
    }

    static ObjectNode document(Map<String, LimitDifference> own) {
        var node = JsonDocuments.plain();
        own.forEach((limit, difference) ->
                node.putObject(limit).put("tier", difference.tier()).put("own", difference.own()));
        return node;
    }

    static List<String> own(Map<String, LimitDifference> own) {
        return own.entrySet().stream()
                .map(entry -> CliMessages.of(
                        "tier.own",
                        entry.getKey(),
                        entry.getValue().own(),
                        entry.getValue().tier()))
                .toList();
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var tiers = session.services().tiers().list();
            var table = new Table(CliMessages.of("column.name"), CliMessages.of("column.accounts"));
            tiers.forEach(tier -> table.row(tier.name(), Integer.toString(tier.accounts())));
            session.output().print(JsonDocuments.list("tiers", tiers, TierCommand::document), table.lines());
            return ExitCode.DONE;
        });
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return context.run(WorkspaceAccess.READ, session -> {
            var tiers = session.services().tiers();
            var tier = tiers.find(name);
            var members = tiers.members(name);
            var document = JsonDocuments.object("tier", document(tier));
            document.set(
                    "accounts",
                    JsonDocuments.array(
                            members,
                            account -> JsonDocuments.of(session)
                                    .party(account.key())
                                    .set("own", own(session, account))));
            var table = new Table(CliMessages.of("column.limit"), CliMessages.of("column.allowed"));
            tier.table().forEach((limit, value) -> table.row(limit, Long.toString(value)));
            var lines = new ArrayList<>(table.lines());
            for (var account : members) {
                lines.add(CliMessages.of("tier.member", account.name()));
                session.services()
                        .tiers()
                        .standing(account.key())
                        .ifPresent(standing -> lines.addAll(own(standing.own())));
            }
            session.output().print(document, lines);
            return ExitCode.DONE;
        });
    }

    private static ObjectNode own(EnvironmentSession session, Account account) {
        return session.services()
                .tiers()
                .standing(account.key())
                .map(standing -> document(standing.own()))
                .orElseGet(JsonDocuments::plain);
    }

    @Command(name = "rm")
    int remove(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var tier = session.services().tiers().remove(name);
            session.output()
                    .print(
                            JsonDocuments.object("tier", document(tier)),
                            List.of(CliMessages.of("tier.removed", tier.name())));
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(Tier tier) {
        var node = JsonDocuments.plain().put("name", tier.name()).put("accounts", tier.accounts());
        var limits = node.putObject("limits");
        tier.table().forEach(limits::put);
        return node;
    }
}
