package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.readmodel.SharingDocument;
import dev.sluice.domain.readmodel.SharingReport;
import dev.sluice.domain.readmodel.SharingReport.Flow;
import dev.sluice.domain.readmodel.SharingReport.Party;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `sluice document`: who exports what to whom, for people who have no Sluice (S2-13).
@Command(name = "document")
public final class DocumentCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable String out;

    public DocumentCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.run(WorkspaceAccess.READ, session -> {
            var file = out;
            context.files().requireFree(file);
            var all = session.services().reads().sharing(session.now());
            var report =
                    session.acting().map(account -> all.about(account.key())).orElse(all);
            var text = SharingDocument.of(report);
            var lines = text.lines().toList();
            if (file != null) {
                context.files().write(file, text);
                lines = List.of(
                        CliMessages.of("document.written", file, report.flows().size()));
            }
            session.output().print(document(session, report, file), lines);
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(EnvironmentSession session, SharingReport report, @Nullable String file) {
        var forms = JsonDocuments.of(session);
        var node = JsonDocuments.plain()
                .put("environment", report.environment().name())
                .put("operator", report.environment().operator().text())
                .put("at", JsonDocuments.time(report.at()))
                .put("file", file);
        node.set("accounts", JsonDocuments.array(report.accounts(), party -> account(forms, party)));
        node.set("flows", JsonDocuments.array(report.flows(), flow -> flow(forms, flow)));
        node.set("offers", JsonDocuments.array(report.offers(), flow -> flow(forms, flow)));
        return JsonDocuments.object("document", node);
    }

    private static ObjectNode account(JsonDocuments forms, Party party) {
        var node = forms.party(party.account().key()).put("description", party.description());
        node.set(
                "exports",
                JsonDocuments.array(
                        party.exports(),
                        offered -> forms.export(offered.export())
                                .put("description", offered.claim().description())));
        return node;
    }

    private static ObjectNode flow(JsonDocuments forms, Flow flow) {
        var connection = flow.connection();
        return connection == null ? forms.imported(flow.view()) : forms.connection(connection);
    }
}
