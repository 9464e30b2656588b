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
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
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
            var user = session.services().users().find(session.actingAccount().key(), name);
            requireIts(user, target);
            return keeping ? keep(session, user, target) : replace(session, user, target);
        });
    }

    /// Another key: the old one is shut out once the new one is where it belongs.
    private int replace(EnvironmentSession session, User before, String target) {
        var changes = session.services().userChanges();
        var replacement = changes.prepare(before);
        var proof = proven(session, replacement.next());
        var cut = session.services().userConnections().of(before);
        write(session, replacement.next(), target);
        var replaced = changes.replace(replacement, session.options());
        var lines = lines(proof);
        lines.add(CliMessages.of("user.renewed.done", before.name(), target));
        var document = document(session, replaced.value(), target, proof);
        tell(cut, session.now(), "user.renewed.cut", document, lines);
        return new OutcomeReport(session, replaced.outcome()).toBeEnforced(true).print(document, lines);
    }

    /// The same key, issued anew: servers take both until the old one ends by itself.
    private int keep(EnvironmentSession session, User before, String target) {
        var users = session.services().users();
        var end = users.end(before).orElse(null);
        var next = session.services()
                .userChanges()
                .edit(before, UserEdit.lasting(life(users.facts(before).issuedAt(), end)));
        var proof = proven(session, next);
        var cut = session.services().userConnections().of(before);
        write(session, next, target);
        var lines = lines(proof);
        var until = end == null ? CliMessages.of("user.renewed.never") : String.valueOf(JsonDocuments.time(end));
        lines.add(CliMessages.of("user.renewed.kept", before.name(), target, until));
        var document = document(session, next, target, proof);
        tell(cut, end, end == null ? "user.renewed.stays" : "user.renewed.until", document, lines);
        session.output().print(document, lines);
        return ExitCode.DONE;
    }

    /// As long as it had; null for ever.
    private static @Nullable Duration life(Instant issued, @Nullable Instant end) {
        return end == null ? null : Duration.between(issued, end);
    }

    private LoginProof proven(EnvironmentSession session, User next) {
        var proof = session.services()
                .userConnections()
                .logIn(next, session.options().without());
        if (!proof.isComplete()) {
            throw ProblemException.of(
                    ProblemCode.LOGIN_NOT_PROVEN, next.name(), proof.letIn(), proof.expected(), proof.faults());
        }
        return proof;
    }

    /// What is there has to be of this user: a wrong name in a script would else overwrite another client's.
    private void requireIts(User user, String target) {
        var text = context.files().creds(target);
        try {
            var found = JwtReader.decodeUser(Armour.token(text)).claims();
            var isIts = found.base().subject().equals(user.key().text())
                    || (found.name().equals(user.name())
                            && isOf(found.issuerAccount(), found.base().issuer(), user));
            if (!isIts) {
                throw ProblemException.of(
                        ProblemCode.CREDS_OF_ANOTHER,
                        target,
                        user.name(),
                        found.name() + " " + found.base().subject());
            }
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.CREDS_OF_ANOTHER, target, user.name(), "-");
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static boolean isOf(String issuerAccount, String issuer, User user) {
        return (issuerAccount.isEmpty() ? issuer : issuerAccount)
                .equals(user.account().text());
    }

    private void write(EnvironmentSession session, User next, String target) {
        var creds = session.services().users().creds(next, CredsIssue.Place.file(target));
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

    private static ObjectNode document(EnvironmentSession session, User user, String target, LoginProof proof) {
        var document = JsonDocuments.object("user", JsonDocuments.of(session).user(user))
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
