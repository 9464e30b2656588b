package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ConnectionFilter;
import dev.sluice.cli.text.ConnectionText;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.cli.text.ResponseOptions;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ConnectionReference;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice federation`: sharing by consent of both sides.
@Command(name = "federation", addMethodSubcommands = false)
public final class FederationCommand {
    private static final String EVER = "ever";

    private final CommandContext context;

    public FederationCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "export")
    int export(
            @Parameters(paramLabel = "SUBJECT", descriptionKey = "SUBJECT") String subject,
            @Option(names = "--to", paramLabel = "ACCOUNT", required = true) String partner,
            @Option(names = "--name", paramLabel = "NAME", required = true) String name,
            @Option(names = "--service") boolean service,
            @Option(names = "--valid-for", paramLabel = "SPAN") @Nullable String validFor,
            @Mixin ResponseOptions answer) {
        var response = answer.response(context);
        var life = validFor == null ? null : span(validFor);
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var importer = session.partner(partner);
            var meant = Set.copyOf(context.options().meant());
            var draft = new OfferDraft(
                    session.actingAccount().key(), importer, name, subject, kind(service), response, meant);
            return report(session, session.services().shares().offer(draft, life), "federation.offered");
        });
    }

    @Command(name = "import")
    int importMatching(
            @Parameters(paramLabel = "SUBJECT", descriptionKey = "SUBJECT") String subject,
            @Option(names = "--from", paramLabel = "ACCOUNT", required = true) String partner,
            @Option(names = "--service") boolean service,
            @Option(names = "--as", paramLabel = "LOCAL") @Nullable String local) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var wish = new PublicImportDraft(
                    session.actingAccount().key(), session.partner(partner), subject, kind(service), local);
            return ImportCommand.report(
                    session,
                    session.services()
                            .federation()
                            .importMatching(wish, session.services().imports(), session.options()));
        });
    }

    @Command(name = "accept")
    int accept(
            @Parameters(paramLabel = "ID|NAME", descriptionKey = "ID|NAME") String reference,
            @Option(names = "--as", paramLabel = "LOCAL") @Nullable String local) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var federation = session.services().federation();
            var found = find(session, reference);
            var accepted = federation.accept(found.id(), acting(session), local, session.options());
            var isThere = accepted.value().state() == ConnectionState.ACTIVE;
            return report(session, accepted, isThere ? "federation.accepted" : "federation.accepted.waits");
        });
    }

    @Command(name = "decline")
    int decline(
            @Parameters(paramLabel = "ID", descriptionKey = "ID") String reference,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "") String why) {
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var found = find(session, reference);
            if (session.services().federation().endsOnServers(found)) {
                context.confirm(session.services().environment());
            }
            var declined = session.services().federation().decline(found.id(), acting(session), why, session.options());
            return report(session, declined, "federation.declined");
        });
    }

    @Command(name = "rm")
    int end(@Parameters(paramLabel = "ID|NAME", descriptionKey = "ID|NAME") String reference) {
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var found = find(session, reference);
            var ended = session.services().federation().end(found.id(), acting(session), session.options());
            return report(session, ended, "federation.ended");
        });
    }

    @Command(name = "suspend")
    int suspend(@Parameters(paramLabel = "ID|NAME", descriptionKey = "ID|NAME") String reference) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var found = find(session, reference);
            var suspended = session.services().federation().suspend(found.id(), acting(session), session.options());
            return report(session, suspended, suspended(suspended));
        });
    }

    @Command(name = "resume")
    int resume(@Parameters(paramLabel = "ID|NAME", descriptionKey = "ID|NAME") String reference) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var found = find(session, reference);
            var resumed = session.services().federation().resume(found.id(), acting(session), session.options());
            if (SuspensionHold.of(resumed.value()).isHeld()) {
                return report(session, resumed, "federation.resumed.held");
            }
            return handedOut(session, resumed, "federation.resumed");
        });
    }

    @Command(name = "renew")
    int renew(
            @Parameters(paramLabel = "ID|NAME", descriptionKey = "ID|NAME") String reference,
            @Option(names = "--for", paramLabel = "SPAN") @Nullable String span) {
        context.refuseStage();
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var found = find(session, reference);
            var federation = session.services().federation();
            var renewed = EVER.equals(span)
                    ? federation.renewEndlessly(found.id(), session.options())
                    : federation.renew(found.id(), span == null ? null : span(span), session.options());
            return handedOut(session, renewed, "federation.renewed");
        });
    }

    /// A partner whose account is not managed here has to be handed the fresh token.
    private static int handedOut(EnvironmentSession session, OperationResult<Connection> result, String text) {
        var connection = result.value();
        var token = connection.grant().token();
        if (token == null || session.isManaged(connection.importer())) {
            return report(session, result, text);
        }
        var document = JsonDocuments.object(
                "connection", JsonDocuments.of(session).connection(connection).put("token", token));
        var lines = List.of(line(session, connection, text + ".outside"), token);
        return new OutcomeReport(session, result.outcome()).print(document, lines);
    }

    private Duration span(String text) {
        return TimeSpan.parse(text).orElseThrow(() -> context.usage(CliMessages.of("span.invalid", text)));
    }

    @Command(name = "status")
    int status(
            @Parameters(paramLabel = "ID|NAME", descriptionKey = "ID|NAME") String reference,
            @Option(names = "--check") boolean check) {
        return context.run(check ? WorkspaceAccess.ASK : WorkspaceAccess.READ, session -> {
            if (check) {
                session.services().maintenance().check(find(session, reference).id());
            }
            var connection = find(session, reference);
            var lines = new ConnectionText(session).describe(connection);
            session.output()
                    .print(
                            JsonDocuments.object(
                                    "connection", JsonDocuments.of(session).connection(connection)),
                            lines);
            return ExitCode.DONE;
        });
    }

    @Command(name = "ls")
    int list(@ArgGroup(exclusive = true) @Nullable ConnectionFilter filter) {
        return context.run(WorkspaceAccess.READ, session -> {
            var acting = acting(session);
            var chosen = filter == null ? new ConnectionFilter() : filter;
            var found = session.services().federation().list().stream()
                    .filter(connection -> chosen.accepts(connection, acting))
                    .toList();
            var kept = session.services().imports().kept().stream()
                    .filter(ImportView.Kept::isConsented)
                    .filter(row -> chosen.accepts(row, acting))
                    .toList();
            session.output()
                    .print(
                            () -> document(session, found, kept),
                            () -> new ConnectionText(session).table(found, kept, acting));
            return ExitCode.DONE;
        });
    }

    /// What it says of messages must be so on every server.
    private static String suspended(OperationResult<Connection> result) {
        var hold = SuspensionHold.of(result.value());
        if (hold.isUnderWay()) {
            return "federation.suspending";
        }
        return hold.isByBoth() ? "federation.suspended.both" : "federation.suspended";
    }

    private static ObjectNode document(EnvironmentSession session, List<Connection> found, List<ImportView.Kept> kept) {
        var document = JsonDocuments.list("connections", found, JsonDocuments.of(session)::connection);
        document.set("kept", JsonDocuments.array(kept, JsonDocuments.of(session)::imported));
        return document;
    }

    private static ActingAccount acting(EnvironmentSession session) {
        return session.acting().map(Account::key).map(ActingAccount::of).orElseGet(ActingAccount::unnamed);
    }

    private static Connection find(EnvironmentSession session, String reference) {
        return session.services().federation().find(new ConnectionReference(reference, acting(session)));
    }

    private static int report(EnvironmentSession session, Connection connection, String text) {
        session.output()
                .print(
                        JsonDocuments.object(
                                "connection", JsonDocuments.of(session).connection(connection)),
                        List.of(line(session, connection, text)));
        return ExitCode.DONE;
    }

    private static int report(EnvironmentSession session, OperationResult<Connection> result, String text) {
        var document =
                JsonDocuments.object("connection", JsonDocuments.of(session).connection(result.value()));
        var connection = result.value();
        var closes = connection.state() == ConnectionState.REVOKING
                || connection.state().isEnded()
                || SuspensionHold.of(connection).isUnderWay();
        return new OutcomeReport(session, result.outcome())
                .toBeEnforced(closes)
                .print(document, List.of(line(session, result.value(), text)));
    }

    private static String line(EnvironmentSession session, Connection connection, String text) {
        return CliMessages.of(
                text,
                connection.share().name(),
                connection.id().shortText(),
                session.party(connection.exporter()),
                session.party(connection.importer()),
                connection.share().subject(),
                connection.effectiveSubject(),
                connection.state().word(),
                SuspensionHold.of(connection).holders(connection).stream()
                        .map(session::name)
                        .collect(Collectors.joining(", ")));
    }

    private static ShareKind kind(boolean service) {
        return service ? ShareKind.SERVICE : ShareKind.STREAM;
    }
}
