package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ImportText;
import dev.sluice.domain.interop.NscExporter;
import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ExportReport;
import dev.sluice.domain.interop.plan.ExportRequest;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportResult;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice nsc`: environments that nsc keeps, in and out.
@Command(name = "nsc", addMethodSubcommands = false)
public final class NscCommand {
    private final CommandContext context;

    public NscCommand(CommandContext context) {
        this.context = context;
    }

    /// What decides an import.
    static final class Choice {
        @Option(names = "--operator", paramLabel = "NAME")
        private List<String> operators = new ArrayList<>();

        @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "production")
        private Level level = Level.PRODUCTION;

        @Option(names = "--dry-run")
        private boolean dryRun;
    }

    @Command(name = "import")
    int importFrom(
            @Parameters(paramLabel = "PLACE", descriptionKey = "PLACE", arity = "1..*") List<Path> places,
            @Mixin Choice choice) {
        var request = new ImportRequest(
                places.stream().map(context.terminal().directory()::resolve).toList(),
                choice.level,
                new HashSet<>(choice.operators));
        var importer = new NscImporter(context.tools().exchange());
        var exists = context.workspaces().exists(context.folder());
        if (choice.dryRun) {
            return exists
                    ? context.inWorkspace(
                            WorkspaceAccess.READ,
                            workspace -> tell(checked(importer.plan(request, workspace), request)))
                    : tell(checked(importer.plan(request), request));
        }
        if (exists) {
            return context.inWorkspace(WorkspaceAccess.CHANGE, workspace -> take(importer, request, workspace));
        }
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        // Read before a passphrase is asked for: there may be nothing to import.
        checked(importer.plan(request), request)
                .requireConfirmed(context.operationOptions().confirmed());
        try (var passphrase = new PassphraseSource(context).forNew();
                var workspace = context.workspaces().create(context.folder(), passphrase)) {
            return take(importer, request, workspace);
        }
    }

    @Command(name = "export")
    int export(
            @Parameters(paramLabel = "DIR", descriptionKey = "DIR") Path folder,
            @Option(names = "--with-keys") boolean withKeys) {
        // Signing what never was signed needs keys too.
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var keys = withKeys ? ExportRequest.Keys.WITH_KEYS : ExportRequest.Keys.WITHOUT_KEYS;
            var target = context.terminal().directory().resolve(folder);
            var request = new ExportRequest(session.services().environment().id(), target, keys);
            var report = new NscExporter(context.tools().exchange()).export(request, session.workspace());
            session.output().print(JsonDocuments.object("export", document(report)), lines(report));
            return ExitCode.DONE;
        });
    }

    private static ImportPlan checked(ImportPlan plan, ImportRequest request) {
        var places = request.places().stream().map(Path::toString).collect(Collectors.joining(", "));
        if (plan.operators().isEmpty()) {
            if (!request.operators().isEmpty()) {
                throw ProblemException.of(
                        ProblemCode.OPERATOR_NOT_FOUND, String.join(", ", request.operators()), places);
            }
            if (plan.items().findAny().isEmpty()) {
                throw ProblemException.of(ProblemCode.NOTHING_FOUND, places);
            }
        }
        return plan;
    }

    private int tell(ImportPlan plan) {
        var document = new ImportText(plan).document().put("applied", false);
        context.output().print(document, new ImportText(plan).lines());
        return ExitCode.DONE;
    }

    private int take(NscImporter importer, ImportRequest request, Workspace workspace) {
        var plan = checked(importer.plan(request, workspace), request);
        var result = importer.apply(plan, workspace, context.operationOptions().confirmed());
        var text = new ImportText(plan);
        var document = text.document().put("applied", true);
        document.set("environments", JsonDocuments.array(result.outcomes(), NscCommand::document));
        var lines = new ArrayList<>(text.lines());
        result.outcomes().stream()
                .filter(outcome -> outcome.problem() == null)
                .forEach(outcome -> lines.add(CliMessages.of(
                        "nsc.imported", outcome.name(), outcome.accounts(), outcome.users(), outcome.keys())));
        if (result.outcomes().isEmpty()) {
            lines.add(CliMessages.of("nsc.nothingNew"));
        }
        context.output().print(document, lines);
        if (!result.isComplete()) {
            throw incomplete(result);
        }
        return ExitCode.DONE;
    }

    private static ProblemException incomplete(ImportResult result) {
        var failed = result.outcomes().stream()
                .filter(outcome -> outcome.problem() != null)
                .map(outcome -> outcome.name() + " (" + words(outcome.problem()) + ")")
                .collect(Collectors.joining(", "));
        return ProblemException.of(ProblemCode.IMPORT_INCOMPLETE, failed);
    }

    private static String words(@Nullable Problem problem) {
        return problem == null ? "" : problem.text().what();
    }

    private static ObjectNode document(ImportResult.Outcome outcome) {
        var node = JsonDocuments.plain()
                .put("environment", outcome.name())
                .put("imported", outcome.problem() == null)
                .put("accounts", outcome.accounts())
                .put("users", outcome.users())
                .put("keys", outcome.keys());
        var problem = outcome.problem();
        return node.put("problem", problem == null ? null : problem.code().text());
    }

    private static ObjectNode document(ExportReport report) {
        var node = JsonDocuments.plain()
                .put("stores", report.stores().toString())
                .put("keys", report.keys().toString())
                .put("accounts", report.accounts())
                .put("users", report.users())
                .put("seeds", report.seeds());
        report.missing().forEach(node.putArray("missing")::add);
        report.unsigned().forEach(node.putArray("unsigned")::add);
        return node;
    }

    private static List<String> lines(ExportReport report) {
        var lines = new ArrayList<>(List.of(
                CliMessages.of("nsc.exported", report.accounts(), report.users(), report.seeds()),
                CliMessages.of("nsc.howToUse", report.stores(), report.keys())));
        report.missing().forEach(name -> lines.add(CliMessages.of("nsc.noSeed", name)));
        report.unsigned().forEach(name -> lines.add(CliMessages.of("nsc.unsigned", name)));
        return lines;
    }
}
