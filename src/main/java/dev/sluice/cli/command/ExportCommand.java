package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.ExportUsers;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimReport;
import dev.sluice.cli.text.CutText;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.cli.text.ResponseOptions;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice export`: exports of the acting account.
@Command(name = "export", addMethodSubcommands = false)
public final class ExportCommand {
    private final CommandContext context;

    public ExportCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "SUBJECT", descriptionKey = "SUBJECT") String subject,
            @Option(names = "--name", paramLabel = "NAME", required = true) String name,
            @Option(names = "--service") boolean service,
            @Option(names = "--public") boolean open,
            @Mixin ResponseOptions answer) {
        var response = answer.response(context);
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var draft = new ExportDraft(
                    session.actingAccount().key(),
                    name,
                    subject,
                    service ? ShareKind.SERVICE : ShareKind.STREAM,
                    open ? Visibility.PUBLIC : Visibility.PRIVATE,
                    response);
            var added = session.services().exports().add(draft, session.options());
            return report(session, added, open ? "export.added.public" : "export.added.private");
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var exports = session.services().exports();
            var acting = session.acting().map(Account::key);
            var found = acting.map(exports::list).orElseGet(exports::list);
            var kept = exports.kept().stream()
                    .filter(export -> acting.isEmpty() || acting.get().equals(export.account()))
                    .toList();
            session.output()
                    .print(
                            () -> document(session, found, kept),
                            () -> table(
                                    session,
                                    Stream.concat(found.stream(), kept.stream()).toList()));
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(EnvironmentSession session, List<Export> found, List<Export> kept) {
        var documents = JsonDocuments.of(session);
        var document = JsonDocuments.list("exports", found, documents::export);
        document.set("kept", JsonDocuments.array(kept, documents::export));
        return document;
    }

    private static List<String> table(EnvironmentSession session, List<Export> exports) {
        var users = new ExportUsers(session);
        var table = new Table(
                CliMessages.of("column.name"),
                CliMessages.of("column.account"),
                CliMessages.of("column.type"),
                CliMessages.of("column.subject"),
                CliMessages.of("column.visibility"),
                CliMessages.of("column.connections"));
        for (var export : exports) {
            var facts = session.services().exports().facts(export);
            table.row(
                    export.name(),
                    session.name(export.account()),
                    ExportUsers.type(facts, export),
                    export.subject().text(),
                    ExportUsers.visibility(facts, export),
                    String.valueOf(users.count(export)));
        }
        return table.lines();
    }

    @Command(name = "edit")
    int edit(
            @Parameters(paramLabel = "NAME|SUBJECT", descriptionKey = "NAME|SUBJECT") String reference,
            @Mixin ExportTermsOptions terms,
            @Option(names = "--dry-run") boolean rehearse) {
        var patch = terms.patch(context);
        return context.run(rehearse ? WorkspaceAccess.READ : WorkspaceAccess.PUBLISH, session -> {
            var export =
                    session.services().exports().find(session.actingAccount().key(), reference);
            var edits = session.services().shareEdits();
            var changes =
                    edits.preview(export, patch).stream().map(ClaimReport::line).toList();
            var document =
                    JsonDocuments.object("export", JsonDocuments.of(session).export(export));
            changes.forEach(document.putArray("changes")::add);
            if (rehearse) {
                session.output().print(document, changes);
                return ExitCode.DONE;
            }
            var outcome = edits.change(export, patch, session.options());
            var line =
                    CliMessages.of("export.edited", export.name(), export.subject(), session.party(export.account()));
            return new OutcomeReport(session, outcome).print(document, List.of(line));
        });
    }

    @Command(name = "rm")
    int remove(
            @Parameters(paramLabel = "NAME|SUBJECT", descriptionKey = "NAME|SUBJECT") String reference,
            @Option(names = "--dry-run") boolean rehearse) {
        return context.run(rehearse ? WorkspaceAccess.READ : WorkspaceAccess.PUBLISH, session -> {
            var exports = session.services().exports();
            var export = exports.find(session.actingAccount().key(), reference);
            var cut = CutText.of(session, export);
            if (rehearse) {
                session.output().print(cut.document(JsonDocuments.plain()), cut.rehearsed(export.name()));
                return ExitCode.DONE;
            }
            var removed = exports.remove(export.id(), session.options());
            var stays = removed.outcome() instanceof Outcome.Partial
                    && removed.value().isLive();
            return reportEnd(session, removed, stays ? "export.closing" : "export.removed", cut.lines());
        });
    }

    @Command(name = "revocations")
    int revocations(
            @Parameters(paramLabel = "NAME|SUBJECT", descriptionKey = "NAME|SUBJECT", arity = "0..1") @Nullable
                    String reference) {
        return new RevocationCommands(context).list(reference);
    }

    @Command(name = "unrevoke")
    int unrevoke(
            @Parameters(paramLabel = "NAME|SUBJECT", descriptionKey = "NAME|SUBJECT") String reference,
            @Option(names = "--target", paramLabel = "KEY|NAME", required = true) String target,
            @Option(names = "--dry-run") boolean rehearse) {
        return new RevocationCommands(context).undo(reference, target, rehearse);
    }

    private static int report(EnvironmentSession session, OperationResult<Export> result, String text) {
        return print(session, new OutcomeReport(session, result.outcome()), result.value(), text, List.of());
    }

    private static int reportEnd(
            EnvironmentSession session, OperationResult<Export> result, String text, List<String> more) {
        var report = new OutcomeReport(session, result.outcome()).toBeEnforced(true);
        return print(session, report, result.value(), text, more);
    }

    private static int print(
            EnvironmentSession session, OutcomeReport report, Export export, String text, List<String> more) {
        var line = CliMessages.of(text, export.name(), export.subject(), session.party(export.account()));
        var document = JsonDocuments.object("export", JsonDocuments.of(session).export(export));
        return report.print(
                document, Stream.concat(Stream.of(line), more.stream()).toList());
    }
}
