package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.account.PermissionCheck.Deed;
import dev.sluice.domain.account.UserFacts;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.server.ClientConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `sluice user ls`, `show`, `connections` and `can`: what is known of users, and changes nothing.
final class UserLists {
    private final CommandContext context;

    UserLists(CommandContext context) {
        this.context = context;
    }

    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var service = session.services().users();
            var users = service.list(session.actingAccount().key());
            var table = new Table(
                    CliMessages.of("column.name"),
                    CliMessages.of("column.key"),
                    CliMessages.of("column.created"),
                    CliMessages.of("column.role"),
                    CliMessages.of("column.ends"));
            for (var user : users) {
                var facts = service.facts(user);
                table.row(
                        user.name(),
                        user.key().text(),
                        String.valueOf(JsonDocuments.time(user.createdAt())),
                        facts.role() == null ? "-" : facts.role(),
                        end(facts));
            }
            var lines = new ArrayList<>(table.lines());
            users.forEach(user -> ending(session, user).ifPresent(lines::add));
            session.output().print(JsonDocuments.list("users", users, JsonDocuments.of(session)::user), lines);
            return ExitCode.DONE;
        });
    }

    private static String end(UserFacts facts) {
        if (facts.revokedAt() != null) {
            return CliMessages.of("user.isRevoked");
        }
        return facts.expiresAt() == null
                ? CliMessages.of("user.never")
                : String.valueOf(JsonDocuments.time(facts.expiresAt()));
    }

    /// Where its end is near, or over.
    private static Optional<String> ending(EnvironmentSession session, User user) {
        var service = session.services().users();
        return switch (service.phase(user)) {
            case GOOD, NOT_YET -> Optional.empty();
            case ENDING ->
                Optional.of(CliMessages.of(
                        "user.ending",
                        user.name(),
                        service.end(user).map(String::valueOf).orElse("")));
            case OVER ->
                Optional.of(CliMessages.of(
                        "user.over",
                        user.name(),
                        service.end(user).map(String::valueOf).orElse("")));
        };
    }

    int show(String name) {
        return context.run(WorkspaceAccess.READ, session -> {
            var user = found(session, name);
            var facts = session.services().users().facts(user);
            var document = JsonDocuments.of(session).user(user).put("jwt", user.jwt());
            var permissions = facts.limits().permissions();
            document.set("publish", rules(permissions.publish()));
            document.set("subscribe", rules(permissions.subscribe()));
            document.put("bearer", facts.limits().bearerToken());
            var tags = document.putArray("tags");
            facts.claims().tags().forEach(tags::add);
            var lines = new ArrayList<String>();
            lines.add(CliMessages.of("user.show.name", user.name(), session.party(user.account())));
            lines.add(CliMessages.of("user.show.key", user.key()));
            if (facts.role() != null) {
                lines.add(CliMessages.of("user.show.role", facts.role()));
            }
            lines.add(CliMessages.of("user.show.ends", end(facts)));
            rule(lines, "allow-publish", permissions.publish().allow());
            rule(lines, "deny-publish", permissions.publish().deny());
            rule(lines, "allow-subscribe", permissions.subscribe().allow());
            rule(lines, "deny-subscribe", permissions.subscribe().deny());
            ending(session, user).ifPresent(lines::add);
            session.output().print(JsonDocuments.object("user", document), lines);
            return ExitCode.DONE;
        });
    }

    private static void rule(List<String> lines, String word, List<String> subjects) {
        if (!subjects.isEmpty()) {
            lines.add(CliMessages.of("user.show.rule", word, String.join(", ", subjects)));
        }
    }

    static ObjectNode rules(Permission permission) {
        var node = JsonDocuments.plain();
        var allow = node.putArray("allow");
        permission.allow().forEach(allow::add);
        var deny = node.putArray("deny");
        permission.deny().forEach(deny::add);
        return node;
    }

    int connections(String name) {
        return context.run(WorkspaceAccess.ASK, session -> {
            var user = found(session, name);
            var found = session.services().userConnections().of(user);
            var document =
                    JsonDocuments.object("user", JsonDocuments.of(session).user(user));
            document.putObject("servers").put("answered", found.answered()).put("expected", found.expected());
            document.set("connections", JsonDocuments.array(found.clients(), UserLists::document));
            var table = new Table(
                    CliMessages.of("column.server"),
                    CliMessages.of("column.address"),
                    CliMessages.of("column.client"),
                    CliMessages.of("column.since"),
                    CliMessages.of("column.subscriptions"));
            for (var client : found.clients()) {
                table.row(
                        client.server().name(),
                        client.address(),
                        (client.name() + " " + client.client()).strip(),
                        String.valueOf(JsonDocuments.time(client.since())),
                        Long.toString(client.subscriptions()));
            }
            var lines = new ArrayList<>(table.lines());
            lines.add(CliMessages.of("account.usage.servers", found.answered(), found.expected()));
            session.output().print(document, lines);
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(ClientConnection client) {
        return JsonDocuments.plain()
                .put("server", client.server().name())
                .put("cid", client.number())
                .put("address", client.address())
                .put("name", client.name())
                .put("client", client.client())
                .put("since", JsonDocuments.time(client.since()))
                .put("subscriptions", client.subscriptions())
                .put("inMessages", client.traffic().inMessages())
                .put("outMessages", client.traffic().outMessages())
                .put("inBytes", client.traffic().inBytes())
                .put("outBytes", client.traffic().outBytes());
    }

    int can(String name, UserCommand.Wanted wanted) {
        var deed = wanted.publish == null ? Deed.SUBSCRIBE : Deed.PUBLISH;
        var subject = wanted.publish == null ? String.valueOf(wanted.subscribe) : wanted.publish;
        return context.run(WorkspaceAccess.READ, session -> {
            var user = found(session, name);
            var answer = session.services().users().can(user, deed, subject);
            var cause = answer.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
            var document =
                    JsonDocuments.object("user", JsonDocuments.of(session).user(user));
            document.put("deed", deed.word())
                    .put("subject", subject)
                    .put("allowed", answer.isAllowed())
                    .put("cause", cause)
                    .put("rule", answer.rule());
            var line = CliMessages.of("can." + cause, deed.word(), answer.rule());
            session.output().print(document, List.of(line));
            return answer.isAllowed() ? ExitCode.DONE : ExitCode.PROBLEM;
        });
    }

    static User found(EnvironmentSession session, String name) {
        return session.services().users().find(session.actingAccount().key(), name);
    }
}
