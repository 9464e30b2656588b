package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ClaimReport;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.PartnerAccounts.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `sluice operator sign`: an account that a partner made and signed itself, signed by the operator.
final class PartnerSigning {
    private final CommandContext context;

    PartnerSigning(CommandContext context) {
        this.context = context;
    }

    /// @param file with the request
    /// @param target for what is signed; null for the standard output
    int sign(String file, @Nullable String target, boolean pushing, boolean dryRun) {
        var access = pushing ? WorkspaceAccess.PUBLISH : WorkspaceAccess.CHANGE;
        return context.run(dryRun ? WorkspaceAccess.READ : access, session -> {
            context.files().requireFree(target);
            var partners = session.services().partners();
            var request = partners.read(context.files().token(file));
            var lines = asks(request);
            if (dryRun) {
                session.output().print(document(request), lines);
                return ExitCode.DONE;
            }
            var jwt = partners.sign(request);
            var document = document(request).put("jwt", jwt);
            lines.add(CliMessages.of("operator.sign.done", request.claims().name(), request.key()));
            if (target == null) {
                lines.add(jwt);
            } else {
                context.files().write(target, jwt + "\n");
            }
            if (!pushing) {
                session.output().print(document, lines);
                return ExitCode.DONE;
            }
            var outcome = partners.push(request, jwt, session.options()).outcome();
            return new OutcomeReport(session, outcome).print(document, lines);
        });
    }

    private static List<String> asks(Request request) {
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of(
                request.isKnown() ? "operator.sign.known" : "operator.sign.new",
                request.claims().name(),
                request.key()));
        request.asks().stream().map(ClaimReport::line).forEach(lines::add);
        return lines;
    }

    private static ObjectNode document(Request request) {
        var node = JsonDocuments.plain()
                .put("name", request.claims().name())
                .put("key", request.key().text())
                .put("known", request.isKnown());
        var asks = node.putArray("asks");
        request.asks().stream().map(ClaimReport::line).forEach(asks::add);
        return node;
    }
}
