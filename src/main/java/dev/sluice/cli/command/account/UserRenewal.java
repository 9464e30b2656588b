package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.LoginProof;
import dev.sluice.domain.account.UserConnections;
import dev.sluice.domain.account.renewal.CredsRenewals;
import dev.sluice.domain.account.renewal.CredsRenewals.Fresh;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.server.ClientConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `sluice user renew`: fresh credentials where the client reads them, before the old ones end (G5).
final class UserRenewal {
    private static final String STANDARD_OUTPUT = "-";

    private final CommandContext context;

    UserRenewal(CommandContext context) {
        this.context = context;
    }

    int renew(String name, String target, boolean keeping) {
        context.refuseStage();
        if (target.equals(STANDARD_OUTPUT)) {
            throw context.usage(CliMessages.of("user.renew.file"));
        }
        return context.run(keeping ? WorkspaceAccess.CHANGE : WorkspaceAccess.PUBLISH, session -> {
            var renewals = session.services().renewals();
            var user = session.services().users().find(session.actingAccount().key(), name);
            requireIts(renewals, user, target);
            var fresh = renewals.issue(user, keeping, session.options().without());
            write(renewals, fresh, target);
            return fresh.keepsKey() ? kept(session, fresh, target) : replaced(session, fresh, target);
        });
    }

    /// Another key: the old one is shut out once the new one is where it belongs.
    private static int replaced(EnvironmentSession session, Fresh fresh, String target) {
        var outcome = session.services().renewals().endOld(fresh, session.options());
        var lines = lines(fresh.proof());
        lines.add(CliMessages.of("user.renewed.done", fresh.user().name(), target));
        var document = document(session, fresh, target);
        tell(fresh.old().clients(), session.now(), "user.renewed.cut", document, lines);
        return new OutcomeReport(session, outcome).toBeEnforced(true).print(document, lines);
    }

    /// The same key, issued anew: servers take both until the old one ends by itself.
    private static int kept(EnvironmentSession session, Fresh fresh, String target) {
        var end = fresh.old().end();
        var lines = lines(fresh.proof());
        var until = end == null ? CliMessages.of("user.renewed.never") : String.valueOf(JsonDocuments.time(end));
        lines.add(CliMessages.of("user.renewed.kept", fresh.user().name(), target, until));
        var document = document(session, fresh, target);
        var text = end == null ? "user.renewed.stays" : "user.renewed.until";
        tell(fresh.old().clients(), end, text, document, lines);
        session.output().print(document, lines);
        return ExitCode.DONE;
    }

    private void requireIts(CredsRenewals renewals, User user, String target) {
        var text = context.files().creds(target);
        try {
            renewals.requireIts(user, text, target);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private void write(CredsRenewals renewals, Fresh fresh, String target) {
        var creds = renewals.creds(fresh, CredsIssue.Place.file(target));
        try {
            context.files().replaceSecret(target, creds);
        } finally {
            Arrays.fill(creds, '\0');
        }
    }

    private static List<String> lines(LoginProof proof) {
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of("user.renewed.proof", proof.letIn(), proof.expected()));
        return lines;
    }

    private static ObjectNode document(EnvironmentSession session, Fresh fresh, String target) {
        var proof = fresh.proof();
        var document = JsonDocuments.object("user", JsonDocuments.of(session).user(fresh.user()))
                .put("credsFile", target)
                .put("serversLetIn", proof.letIn())
                .put("serversExpected", proof.expected());
        document.set("logins", JsonDocuments.array(proof.logins(), login -> {
            var server = login.server();
            return JsonDocuments.plain()
                    .put("address", login.address())
                    .put("server", server == null ? null : server.name())
                    .put("letIn", login.isLetIn())
                    .put("refusal", login.refusal());
        }));
        return document;
    }

    /// @param at when they are cut; null for never
    private static void tell(
            UserConnections.Found found, @Nullable Instant at, String text, ObjectNode document, List<String> lines) {
        var time = JsonDocuments.time(at);
        document.set(
                "cuts",
                JsonDocuments.array(
                        found.clients(), client -> UserLists.document(client).put("cutAt", time)));
        for (ClientConnection client : found.clients()) {
            lines.add(CliMessages.of(
                    text, client.address(), client.server().name(), client.name(), String.valueOf(time)));
        }
        if (found.answered() < found.expected()) {
            lines.add(CliMessages.of("user.renewed.seen", found.answered(), found.expected()));
        }
    }
}
