package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.account.PermissionCheck.Cause;
import dev.sluice.domain.account.PermissionCheck.Deed;
import dev.sluice.domain.account.UserFacts;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.server.ClientConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
            LimitText.put(document, facts.limits());
            var tags = document.putArray("tags");
            facts.claims().tags().forEach(tags::add);
            var lines = new ArrayList<String>();
            lines.add(CliMessages.of("user.show.name", user.name(), session.party(user.account())));
            lines.add(CliMessages.of("user.show.key", user.key()));
            if (facts.role() != null) {
                lines.add(CliMessages.of("user.show.role", facts.role()));
            }
            lines.add(CliMessages.of("user.show.ends", end(facts)));
            LimitText.of("tag", facts.claims().tags()).ifPresent(lines::add);
            lines.addAll(LimitText.lines(facts.limits()));
            ending(session, user).ifPresent(lines::add);
            var issues = session.services().users().issues(user);
            document.set("issued", JsonDocuments.array(issues, UserLists::document));
            issues.forEach(issue -> lines.add(line(issue)));
            session.output().print(JsonDocuments.object("user", document), lines);
            return ExitCode.DONE;
        });
    }

    /// What was handed out of it, the newest first.
    int history(String name) {
        return context.run(WorkspaceAccess.READ, session -> {
            var service = session.services().users();
            var issues = service.issues(service.findEver(session.actingAccount().key(), name));
            var lines = issues.stream().map(UserLists::line).toList();
            session.output()
                    .print(
                            JsonDocuments.list("issued", issues, UserLists::document),
                            lines.isEmpty() ? List.of(CliMessages.of("user.issued.none", name)) : lines);
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(CredsIssue issue) {
        return JsonDocuments.plain()
                .put("at", JsonDocuments.time(issue.at()))
                .put("by", issue.person())
                .put("place", Terms.of(issue.place().kind()))
                .put(
                        "name",
                        issue.place().name().isEmpty() ? null : issue.place().name())
                .put("expiresAt", JsonDocuments.time(issue.until()));
    }

    private static String line(CredsIssue issue) {
        var end = issue.until() == null ? CliMessages.of("user.never") : JsonDocuments.time(issue.until());
        return CliMessages.of(
                "user.issued." + Terms.of(issue.place().kind()),
                String.valueOf(JsonDocuments.time(issue.at())),
                issue.person(),
                issue.place().name(),
                String.valueOf(end));
    }

    /// @param name null for those whose credentials were made elsewhere: of them the key is known alone
    int connections(@Nullable String name) {
        return context.run(WorkspaceAccess.ASK, session -> {
            var connections = session.services().userConnections();
            var found = name == null
                    ? connections.others(session.actingAccount().key())
                    : connections.of(found(session, name));
            var document = JsonDocuments.plain();
            if (name != null) {
                document.set("user", JsonDocuments.of(session).user(found(session, name)));
            }
            document.putObject("servers").put("answered", found.answered()).put("expected", found.expected());
            document.set("connections", JsonDocuments.array(found.clients(), UserLists::document));
            var table = new Table(
                    CliMessages.of("column.server"),
                    CliMessages.of("column.address"),
                    CliMessages.of("column.client"),
                    CliMessages.of("column.user"),
                    CliMessages.of("column.since"),
                    CliMessages.of("column.subscriptions"));
            for (var client : found.clients()) {
                table.row(
                        client.server().name(),
                        client.address(),
                        (client.name() + " " + client.client()).strip(),
                        name == null ? client.user() : name,
                        String.valueOf(JsonDocuments.time(client.since())),
                        Long.toString(client.subscriptions()));
            }
            var lines = new ArrayList<>(table.lines());
            lines.add(CliMessages.of("account.usage.servers", found.answered(), found.expected()));
            session.output().print(document, lines);
            return ExitCode.DONE;
        });
    }

    static ObjectNode document(ClientConnection client) {
        return JsonDocuments.plain()
                .put("server", client.server().name())
                .put("cid", client.number())
                .put("address", client.address())
                .put("user", client.user())
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
            var cause = Terms.of(answer.cause());
            var document =
                    JsonDocuments.object("user", JsonDocuments.of(session).user(user));
            document.put("deed", deed.word())
                    .put("subject", subject)
                    .put("allowed", answer.isAllowed())
                    .put("cause", cause)
                    .put("rule", answer.rule());
            var lines = new ArrayList<String>();
            lines.add(CliMessages.of("can." + cause, deed.word(), answer.rule()));
            var response = session.services()
                    .users()
                    .facts(user)
                    .limits()
                    .permissions()
                    .response();
            if (deed == Deed.PUBLISH && answer.cause() == Cause.NOT_AMONG_ALLOWED && response != null) {
                lines.add(CliMessages.of("can.answers"));
            }
            document.put("mayAnswer", response != null);
            if (answer.isAllowed()) {
                new RouteText(session).add(user, deed, subject, document, lines);
            }
            session.output().print(document, lines);
            return answer.isAllowed() ? ExitCode.DONE : ExitCode.PROBLEM;
        });
    }

    static User found(EnvironmentSession session, String name) {
        return session.services().users().find(session.actingAccount().key(), name);
    }
}
