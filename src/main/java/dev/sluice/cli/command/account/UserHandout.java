package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.interop.ContextImport;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.text.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `sluice user add`, `creds`, `edit` and `rotate`: what hands credentials out.
final class UserHandout {
    private static final String STANDARD_OUTPUT = "-";
    private static final String CREDS = ".creds";

    private final CommandContext context;

    UserHandout(CommandContext context) {
        this.context = context;
    }

    /// @param file one file; null for standard output, or for the folder
    /// @param folder a file in it for each user
    record Place(@Nullable String file, @Nullable String folder) {
        @Nullable
        String of(String name) {
            return folder == null
                    ? file
                    : Path.of(folder, FileNames.of(name) + CREDS).toString();
        }
    }

    /// @param isOfSystem whether they are users of the system account, whoever acts
    int add(List<UserDraft> drafts, Place place, boolean isOfSystem) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            drafts.forEach(draft -> context.files().requireFree(place.of(draft.name())));
            var account = isOfSystem ? systemAccount(session) : session.actingAccount();
            var documents = new ArrayList<ObjectNode>();
            var lines = new ArrayList<String>();
            for (var draft : drafts) {
                var user = session.services().users().add(account.key(), draft);
                documents.add(handed(session, user, place.of(draft.name()), "user.added", lines));
            }
            var document = documents(documents);
            return answered(
                    session,
                    account,
                    drafts.getLast().name(),
                    document,
                    lines,
                    place.of(drafts.getLast().name()));
        });
    }

    private static ObjectNode documents(List<ObjectNode> users) {
        return users.size() == 1
                ? JsonDocuments.object("user", users.getFirst())
                : JsonDocuments.list("users", users, user -> user);
    }

    private static Account systemAccount(EnvironmentSession session) {
        return session.account(session.services().environment().systemAccount().text());
    }

    int creds(String name, @Nullable String target) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            context.files().requireFree(target);
            var user = session.services().users().find(session.actingAccount().key(), name);
            var lines = new ArrayList<String>();
            var document = JsonDocuments.object("user", handed(session, user, target, "user.handedOut", lines));
            return answered(session, session.actingAccount(), name, document, lines, target);
        });
    }

    /// As a context of the NATS command line tool, where that looks for them.
    int toContext(String name, String cliContext) {
        context.requireAlone();
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var user = session.services().users().find(session.actingAccount().key(), name);
            var draft = new ContextImport.Draft(session.services().environment().id(), user, null, cliContext);
            var written = new ContextImport(context.tools().exchange()).export(session.workspace(), draft);
            var document = JsonDocuments.object(
                            "user", JsonDocuments.of(session).user(user))
                    .put("context", written.context().toString())
                    .put("creds", written.creds().toString());
            session.output()
                    .print(document, List.of(CliMessages.of("context.exported", written.context(), written.creds())));
            return ExitCode.DONE;
        });
    }

    /// Without `--revoke-old` nothing goes to servers.
    int edit(List<String> names, UserEdit edit, boolean revoking, Place place) {
        context.refuseStage();
        return context.run(revoking ? WorkspaceAccess.PUBLISH : WorkspaceAccess.CHANGE, session -> {
            names.forEach(name -> context.files().requireFree(place.of(name)));
            var account = session.actingAccount();
            var before = names.stream()
                    .distinct()
                    .map(name -> session.services().users().find(account.key(), name))
                    .toList();
            var changes = session.services().userChanges();
            var users = changes.edit(before, edit);
            var lines = new ArrayList<String>();
            var documents = new ArrayList<ObjectNode>();
            for (var user : users) {
                documents.add(handed(session, user, place.of(user.name()), "user.edited", lines));
            }
            var document = documents(documents);
            if (!revoking) {
                users.forEach(user -> session.output().remark(CliMessages.of("user.edit.former", user.name())));
                var last = users.getLast().name();
                return answered(session, account, last, document, lines, place.of(last));
            }
            var outcome = changes.endFormer(users, session.options());
            return new OutcomeReport(session, outcome).toBeEnforced(true).print(document, lines);
        });
    }

    /// The new credentials are where they belong before the old ones end.
    int rotate(String name, @Nullable String target) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            context.files().requireFree(target);
            var account = session.actingAccount();
            var before = session.services().users().find(account.key(), name);
            var changes = session.services().userChanges();
            var replacement = changes.prepare(before);
            var lines = new ArrayList<String>();
            var document =
                    JsonDocuments.object("user", handed(session, replacement.next(), target, "user.rotated", lines));
            if (target == null
                    && !context.options().json()
                    && !context.terminal().delivered()) {
                throw lost(session, before, CliMessages.of("output.lost"));
            }
            tellWhoIsCut(session, before, document, lines);
            var replaced = changes.replace(replacement, session.options());
            return new OutcomeReport(session, replaced.outcome())
                    .toBeEnforced(true)
                    .print(document, target == null ? List.of() : lines);
        });
    }

    /// Whoever is connected with the old ones now, and has to read the new ones to come back.
    private static void tellWhoIsCut(EnvironmentSession session, User user, ObjectNode document, List<String> lines) {
        if (!session.services().environment().hasServers()) {
            return;
        }
        try {
            var found = session.services().userConnections().of(user);
            document.set("cuts", JsonDocuments.array(found.clients(), UserLists::document));
            found.clients()
                    .forEach(client -> lines.add(CliMessages.of(
                            "user.rotated.cuts",
                            client.address(),
                            client.server().name(),
                            client.name())));
        } catch (ProblemException e) {
            // The old ones end all the same: that matters more than who is told of it.
            lines.add(CliMessages.of("user.rotated.unknown", e.problem().text().what()));
        }
    }

    /// Writes them where they belong, or into the document.
    private ObjectNode handed(
            EnvironmentSession session, User user, @Nullable String target, String told, List<String> lines) {
        var document = JsonDocuments.of(session).user(user);
        var place = target == null || target.equals(STANDARD_OUTPUT)
                ? CredsIssue.Place.OUTPUT
                : CredsIssue.Place.file(target);
        var creds = session.services().users().creds(user, place);
        if (target != null && !target.equals(STANDARD_OUTPUT)) {
            var account = session.name(user.account());
            document.put("credsFile", target);
            lines.add(CliMessages.of(told, user.name(), session.party(user.account()), target));
            context.whenKept(() -> write(target, creds, user, account));
        } else if (context.options().json()) {
            document.put("creds", new String(creds));
            Arrays.fill(creds, '\0');
        } else {
            write(STANDARD_OUTPUT, creds, user, session.name(user.account()));
        }
        return document;
    }

    private void write(String target, char[] creds, User user, String account) {
        try {
            context.files().write(target, creds);
        } catch (ProblemException e) {
            throw ProblemException.because(
                    e,
                    ProblemCode.CREDS_LOST,
                    user.name(),
                    account,
                    e.problem().text().what());
        } finally {
            Arrays.fill(creds, '\0');
        }
    }

    private int answered(
            EnvironmentSession session,
            Account account,
            String name,
            ObjectNode document,
            List<String> lines,
            @Nullable String target) {
        session.output().print(document, lines);
        if (target == null && !context.terminal().delivered()) {
            throw ProblemException.of(ProblemCode.CREDS_LOST, name, account.name(), CliMessages.of("output.lost"));
        }
        return ExitCode.DONE;
    }

    private static ProblemException lost(EnvironmentSession session, User user, String why) {
        return ProblemException.of(ProblemCode.CREDS_LOST, user.name(), session.name(user.account()), why);
    }
}
