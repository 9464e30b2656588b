package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.account.UserChanges;
import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
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

    int add(List<UserDraft> drafts, Place place) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            drafts.forEach(draft -> context.files().requireFree(place.of(draft.name())));
            var account = session.actingAccount();
            var documents = new ArrayList<ObjectNode>();
            var lines = new ArrayList<String>();
            for (var draft : drafts) {
                var user = session.services().users().add(account.key(), draft);
                documents.add(handed(session, user, place.of(draft.name()), "user.added", lines));
            }
            var document = documents.size() == 1
                    ? JsonDocuments.object("user", documents.getFirst())
                    : JsonDocuments.list("users", documents, user -> user);
            return answered(
                    session,
                    drafts.getLast().name(),
                    document,
                    lines,
                    place.of(drafts.getLast().name()));
        });
    }

    int creds(String name, @Nullable String target) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            context.files().requireFree(target);
            var user = session.services().users().find(session.actingAccount().key(), name);
            var lines = new ArrayList<String>();
            var document = JsonDocuments.object("user", handed(session, user, target, "user.handedOut", lines));
            return answered(session, name, document, lines, target);
        });
    }

    /// Without `--revoke-old` nothing goes to servers.
    int edit(
            String name,
            @Nullable SubjectRules rules,
            UserChanges.@Nullable Life life,
            boolean revoking,
            @Nullable String target) {
        context.refuseStage();
        return context.run(revoking ? WorkspaceAccess.PUBLISH : WorkspaceAccess.CHANGE, session -> {
            context.files().requireFree(target);
            var account = session.actingAccount();
            var before = session.services().users().find(account.key(), name);
            var changes = session.services().userChanges();
            var user = changes.edit(before, rules, life);
            var lines = new ArrayList<String>();
            var document = JsonDocuments.object("user", handed(session, user, target, "user.edited", lines));
            if (!revoking) {
                session.output().remark(CliMessages.of("user.edit.former", user.name()));
                return answered(session, name, document, lines, target);
            }
            var outcome = changes.endFormer(user, session.options());
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
            var replaced = changes.replace(replacement, session.options());
            return new OutcomeReport(session, replaced.outcome())
                    .toBeEnforced(true)
                    .print(document, target == null ? List.of() : lines);
        });
    }

    /// Writes them where they belong, or into the document.
    private ObjectNode handed(
            EnvironmentSession session, User user, @Nullable String target, String told, List<String> lines) {
        var document = JsonDocuments.of(session).user(user);
        var creds = session.services().users().creds(user);
        try {
            if (target != null) {
                context.files().write(target, creds);
                document.put("credsFile", target);
                lines.add(CliMessages.of(told, user.name(), session.party(user.account()), target));
            } else if (context.options().json()) {
                document.put("creds", new String(creds));
            } else {
                context.files().write(STANDARD_OUTPUT, creds);
            }
            return document;
        } catch (ProblemException e) {
            throw ProblemException.because(
                    e,
                    ProblemCode.CREDS_LOST,
                    user.name(),
                    session.name(user.account()),
                    e.problem().text().what());
        } finally {
            Arrays.fill(creds, '\0');
        }
    }

    private int answered(
            EnvironmentSession session, String name, ObjectNode document, List<String> lines, @Nullable String target) {
        session.output().print(document, lines);
        if (target == null && !context.terminal().delivered()) {
            throw ProblemException.of(
                    ProblemCode.CREDS_LOST, name, session.actingAccount().name(), CliMessages.of("output.lost"));
        }
        return ExitCode.DONE;
    }

    private static ProblemException lost(EnvironmentSession session, User user, String why) {
        return ProblemException.of(ProblemCode.CREDS_LOST, user.name(), session.name(user.account()), why);
    }
}
