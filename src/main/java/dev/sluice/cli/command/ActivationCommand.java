package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.TimeArguments;
import dev.sluice.cli.session.TokenReader;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.TokenDelivery;
import dev.sluice.domain.federation.operation.ActivationValidity;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.time.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice activation`: tokens by hand, for partners whose account is not ours.
@Command(name = "activation", addMethodSubcommands = false)
public final class ActivationCommand {
    private final CommandContext context;

    public ActivationCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "issue")
    int issue(
            @Option(names = "--export", paramLabel = "NAME", required = true) String export,
            @Option(names = "--target", paramLabel = "KEY|NAME", required = true) String target,
            @Option(names = "--not-before", paramLabel = "TIME") @Nullable String notBefore,
            @ArgGroup(exclusive = true) @Nullable End end,
            @Mixin TokenDelivery handOver) {
        var from = notBefore == null ? null : TimeArguments.parse(context, notBefore);
        var until = end == null ? null : end.at(context, from);
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var activations = session.services().activations();
            var exporter = session.actingAccount().key();
            var found = session.services().exports().find(exporter, export);
            var importer = session.partner(target);
            handOver.requireFree(context, found.name(), session.name(importer));
            var issued = activations.issue(exporter, found, importer, new ActivationValidity(from, until));
            var token = String.valueOf(issued.grant().token());
            var node = document(session, activations.inspect(token), issued, token);
            var leaving =
                    new TokenDelivery.Issued(token, found.name(), session.name(importer), session.party(importer));
            try {
                var lines = handOver.deliver(context, leaving, node);
                session.output().print(JsonDocuments.object("activation", node), lines);
            } catch (ProblemException e) {
                throw lost(session, issued, e.problem().text().what());
            }
            if (!context.terminal().delivered()) {
                throw lost(session, issued, CliMessages.of("output.lost"));
            }
            return ExitCode.DONE;
        });
    }

    private static ProblemException lost(EnvironmentSession session, Connection issued, String why) {
        var share = issued.share();
        return ProblemException.of(ProblemCode.TOKEN_LOST, share.name(), session.name(share.exporter()), why);
    }

    /// When the token ends.
    static final class End {
        @Option(names = "--valid-for", paramLabel = "SPAN")
        private @Nullable String span;

        @Option(names = "--until", paramLabel = "TIME")
        private @Nullable String time;

        /// @param from when the span begins; null for now
        private Instant at(CommandContext context, @Nullable Instant from) {
            if (time != null) {
                return TimeArguments.parse(context, time);
            }
            var text = String.valueOf(span);
            var begins = from == null ? context.clock().instant() : from;
            return begins.plus(
                    TimeSpan.parse(text).orElseThrow(() -> context.usage(CliMessages.of("span.invalid", text))));
        }
    }

    @Command(name = "inspect")
    int inspect(@Parameters(paramLabel = "FILE|-|URL", descriptionKey = "FILE|-|URL") String file) {
        return context.run(WorkspaceAccess.READ, session -> {
            var facts = session.services().activations().inspect(new TokenReader(context).read(file));
            session.output()
                    .print(
                            JsonDocuments.object(
                                    "activation", JsonDocuments.of(session).token(facts)),
                            describe(session, facts));
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(
            EnvironmentSession session, TokenFacts facts, Connection connection, String token) {
        var node = JsonDocuments.of(session).token(facts);
        node.put("connection", connection.id().value().toString()).put("token", token);
        return node;
    }

    private static List<String> describe(EnvironmentSession session, TokenFacts facts) {
        var expires = facts.expiresAt();
        var starts = facts.startsAt();
        var lines = new ArrayList<>(List.of(
                CliMessages.of("activation.name", facts.name()),
                CliMessages.of("activation.share", facts.kind().word(), facts.subject()),
                CliMessages.of("activation.exporter", session.name(facts.exporter()), facts.exporter()),
                CliMessages.of("activation.target", session.name(facts.target()), facts.target()),
                CliMessages.of("activation.issued", String.valueOf(JsonDocuments.time(facts.issuedAt()))),
                expires == null
                        ? CliMessages.of("activation.noExpiry")
                        : CliMessages.of("activation.expires", String.valueOf(JsonDocuments.time(expires)))));
        if (starts != null) {
            lines.add(CliMessages.of("activation.starts", String.valueOf(JsonDocuments.time(starts))));
        }
        return lines;
    }
}
