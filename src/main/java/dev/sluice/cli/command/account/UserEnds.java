package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.ProblemPrinter;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.TimeArguments;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `sluice user revoke`, `unrevoke`, `revocations`, `rm` and `kick`: what shuts users out.
final class UserEnds {
    private final CommandContext context;

    UserEnds(CommandContext context) {
        this.context = context;
    }

    int revoke(@Nullable String user, boolean all, @Nullable String before) {
        requireOne(user, all);
        context.refuseStage();
        var time = before == null ? null : TimeArguments.parse(context, before);
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var account = session.actingAccount();
            var key = key(session, account, user);
            var revoked = session.services().userChanges().revoke(account.key(), key, time, session.options());
            var document = JsonDocuments.object(
                            "account", JsonDocuments.of(session).party(account.key()))
                    .put("user", key)
                    .put("revokedAt", JsonDocuments.time(revoked.value()));
            var line = CliMessages.of(
                    user == null ? "user.revoked.all" : "user.revoked",
                    String.valueOf(user),
                    account.name(),
                    revoked.value());
            tellOfPreload(session, account.key());
            return new OutcomeReport(session, revoked.outcome())
                    .toBeEnforced(true)
                    .print(document, List.of(line));
        });
    }

    /// A server that lost its store starts with what its configuration brings along.
    private static void tellOfPreload(EnvironmentSession session, PublicKey account) {
        if (account.equals(session.services().environment().systemAccount())) {
            session.output().remark(CliMessages.of("user.revoked.preload"));
        }
    }

    int unrevoke(@Nullable String user, boolean all) {
        requireOne(user, all);
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var account = session.actingAccount();
            var key = key(session, account, user);
            var outcome = session.services().userChanges().unrevoke(account.key(), key, session.options());
            var document = JsonDocuments.object(
                            "account", JsonDocuments.of(session).party(account.key()))
                    .put("user", key);
            var line = CliMessages.of("user.unrevoked", user == null ? RevokedUsers.ALL : user, account.name());
            return new OutcomeReport(session, outcome).print(document, List.of(line));
        });
    }

    int revocations() {
        return context.run(WorkspaceAccess.READ, session -> {
            var account = session.actingAccount();
            var names = new HashMap<String, String>();
            session.services()
                    .users()
                    .everOf(account.key())
                    .forEach(row -> names.put(row.key().text(), row.name()));
            var found = session.services().userChanges().revocations(account.key());
            var table = new Table(
                    CliMessages.of("column.name"), CliMessages.of("column.key"), CliMessages.of("column.until"));
            var array = JsonDocuments.plain().putArray("revocations");
            found.forEach((key, at) -> {
                var name = names.getOrDefault(key, "");
                var time = JsonDocuments.time(Instant.ofEpochSecond(at));
                table.row(name, key, String.valueOf(time));
                array.add(
                        JsonDocuments.plain().put("user", key).put("name", name).put("revokedAt", time));
            });
            session.output().print(JsonDocuments.object("revocations", array), table.lines());
            return ExitCode.DONE;
        });
    }

    private void requireOne(@Nullable String user, boolean all) {
        if ((user == null) != all) {
            throw context.usage(CliMessages.of("user.revoke.whom"));
        }
    }

    /// By name of one who is there or was, or by public key: of creds that others made only that is known.
    private static String key(EnvironmentSession session, Account account, @Nullable String user) {
        if (user == null) {
            return RevokedUsers.ALL;
        }
        var key = PublicKey.parse(user).filter(parsed -> parsed.isKind(KeyKind.USER));
        return key.map(PublicKey::text)
                .orElseGet(() -> session.services()
                        .users()
                        .findEver(account.key(), user)
                        .key()
                        .text());
    }

    int remove(String name) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var user = UserLists.found(session, name);
            var removed = session.services().userChanges().remove(user, session.options());
            var document =
                    JsonDocuments.object("user", JsonDocuments.of(session).user(user));
            var line = CliMessages.of("user.removed", user.name(), session.party(user.account()));
            tellOfPreload(session, user.account());
            return new OutcomeReport(session, removed.outcome())
                    .toBeEnforced(true)
                    .print(document, List.of(line));
        });
    }

    int kick(String name) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var user = UserLists.found(session, name);
            var connections = session.services().userConnections();
            var found = connections.of(user);
            var kicked = connections.kick(user, found.clients());
            var document = JsonDocuments.object(
                            "user", JsonDocuments.of(session).user(user))
                    .put("connections", found.clients().size())
                    .put("kicked", kicked);
            var line = CliMessages.of(
                    "user.kicked", user.name(), kicked, found.clients().size());
            session.output().print(document, List.of(line));
            if (kicked < found.clients().size()) {
                var problem = ProblemException.of(
                        ProblemCode.KICK_UNKNOWN, found.clients().size(), kicked);
                ProblemPrinter.print(context.terminal(), problem.problem());
                return kicked == 0 ? ExitCode.PROBLEM : ExitCode.PARTIAL;
            }
            return ExitCode.DONE;
        });
    }
}
