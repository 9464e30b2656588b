package dev.sluice.cli.command;

import dev.sluice.cli.command.account.YesOrNo;
import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.TokenReader;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice import`: imports of the acting account.
@Command(name = "import", addMethodSubcommands = false)
public final class ImportCommand {
    private final CommandContext context;

    public ImportCommand(CommandContext context) {
        this.context = context;
    }

    /// Either a token, or a public export.
    static final class Source {
        @Option(names = "--token", paramLabel = "FILE|-|URL", required = true)
        @Nullable
        String token;

        @ArgGroup(exclusive = false)
        @Nullable
        PublicExport open;
    }

    static final class PublicExport {
        @Option(names = "--from", paramLabel = "ACCOUNT", required = true)
        String from = "";

        @Option(names = "--subject", paramLabel = "SUBJECT", required = true)
        String subject = "";

        @Option(names = "--service")
        boolean service;
    }

    @Command(name = "add")
    int add(
            @ArgGroup(multiplicity = "1") Source source,
            @Option(names = "--as", paramLabel = "LOCAL") @Nullable String local) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var account = session.actingAccount().key();
            var added = source.open == null
                    ? withToken(session, account, String.valueOf(source.token), local)
                    : ofPublic(session, account, source.open, local);
            return report(session, added);
        });
    }

    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var imports = session.services().imports();
            var found =
                    session.acting().map(account -> imports.list(account.key())).orElseGet(imports::list);
            var table = new Table(
                    CliMessages.of("column.name"),
                    CliMessages.of("column.account"),
                    CliMessages.of("column.type"),
                    CliMessages.of("column.subject"),
                    CliMessages.of("column.from"),
                    CliMessages.of("column.mappedAs"),
                    CliMessages.of("column.status"));
            for (var view : found) {
                table.row(
                        view.name(),
                        session.name(view.account()),
                        view.kind().word(),
                        view.subject().text(),
                        session.name(view.exporter()),
                        mapped(view),
                        status(view));
            }
            session.output()
                    .print(JsonDocuments.list("imports", found, JsonDocuments.of(session)::imported), table.lines());
            return ExitCode.DONE;
        });
    }

    @Command(name = "edit")
    int edit(
            @Parameters(paramLabel = "NAME|SUBJECT", descriptionKey = "NAME|SUBJECT") String reference,
            @Option(names = "--share", arity = "1", paramLabel = "yes|no", converter = YesOrNo.class) @Nullable
                    Boolean share,
            @Option(names = "--allow-trace", arity = "1", paramLabel = "yes|no", converter = YesOrNo.class) @Nullable
                    Boolean allowTrace) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var view = session.services().imports().find(session.actingAccount().key(), reference);
            var outcome =
                    session.services().shareEdits().change(view, new ImportPatch(share, allowTrace), session.options());
            var document =
                    JsonDocuments.object("import", JsonDocuments.of(session).imported(view));
            var line = CliMessages.of("import.edited", view.name(), session.party(view.account()));
            return new OutcomeReport(session, outcome).print(document, List.of(line));
        });
    }

    @Command(name = "rm")
    int remove(@Parameters(paramLabel = "NAME|SUBJECT", descriptionKey = "NAME|SUBJECT") String reference) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var account = session.actingAccount();
            var outcome = session.services().imports().remove(account.key(), reference, session.options());
            var document = JsonNodeFactory.instance.objectNode().put("removed", reference);
            var line = CliMessages.of("import.removed", reference, session.party(account.key()));
            return new OutcomeReport(session, outcome).toBeEnforced(true).print(document, List.of(line));
        });
    }

    static int report(EnvironmentSession session, OperationResult<? extends ImportView> result) {
        var view = result.value();
        var line = CliMessages.of(
                "import.added",
                session.party(view.account()),
                view.subject(),
                session.party(view.exporter()),
                view.effectiveSubject());
        var document = JsonDocuments.object("import", JsonDocuments.of(session).imported(view));
        return new OutcomeReport(session, result.outcome()).print(document, List.of(line));
    }

    private OperationResult<ImportView> withToken(
            EnvironmentSession session, PublicKey account, String file, @Nullable String local) {
        context.refuseStage();
        var token = new TokenReader(context).read(file);
        var result = session.services().imports().addToken(account, token, local, session.options());
        return new OperationResult<>(new ImportView.Consented(result.value()), result.outcome());
    }

    private static OperationResult<ImportView> ofPublic(
            EnvironmentSession session, PublicKey account, PublicExport wish, @Nullable String local) {
        var kind = wish.service ? ShareKind.SERVICE : ShareKind.STREAM;
        var draft = new PublicImportDraft(account, session.partner(wish.from), wish.subject, kind, local);
        var result = session.services().imports().addPublic(draft, session.options());
        return new OperationResult<>(new ImportView.Public(result.value()), result.outcome());
    }

    private static String mapped(ImportView view) {
        return view.subject().equals(view.effectiveSubject())
                ? Terms.NOTHING
                : view.effectiveSubject().text();
    }

    /// Of an export that is bound to the importer: its own key stands in the subject.
    private static boolean isOwn(ImportView.Public open) {
        return open.subject().tokens().contains(open.account().text());
    }

    private static String status(ImportView view) {
        return switch (view) {
            case ImportView.Public open -> CliMessages.of(isOwn(open) ? "import.own" : "import.public");
            case ImportView.Kept _ -> CliMessages.of("import.kept");
            case ImportView.Consented consented ->
                consented.connection().state().word();
        };
    }
}
