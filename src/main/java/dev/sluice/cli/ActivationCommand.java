package dev.sluice.cli;

import dev.sluice.domain.federation.act.TokenFacts;
import dev.sluice.domain.federation.act.Validity;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
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
@Command(name = "activation")
final class ActivationCommand {
    private final Context context;

    ActivationCommand(Context context) {
        this.context = context;
    }

    @Command(name = "issue")
    int issue(
            @Option(names = "--export", paramLabel = "NAME", required = true) String export,
            @Option(names = "--target", paramLabel = "KEY|NAME", required = true) String target,
            @Option(names = "--not-before", paramLabel = "TIME") @Nullable String notBefore,
            @ArgGroup(exclusive = true) @Nullable End end,
            @Mixin HandOver handOver) {
        var from = notBefore == null ? null : Times.parse(context, notBefore);
        var until = end == null ? null : end.at(context, from);
        return context.run(Access.CHANGE, session -> {
            var activations = session.realm().activations();
            var exporter = session.actingAccount().key();
            var found = session.realm().exports().find(exporter, export);
            var importer = session.partner(target);
            handOver.requireFree(context, found.name(), session.name(importer));
            var issued = activations.issue(exporter, found, importer, new Validity(from, until));
            var token = String.valueOf(issued.grant().token());
            var node = document(session, activations.inspect(token), issued, token);
            var leaving = new HandOver.Issued(token, found.name(), session.name(importer), session.party(importer));
            try {
                var lines = handOver.deliver(context, leaving, node);
                session.output().print(Documents.object("activation", node), lines);
            } catch (ProblemException e) {
                throw lost(session, issued, e.problem().text().what());
            }
            if (!context.terminal().delivered()) {
                throw lost(session, issued, Texts.of("output.lost"));
            }
            return ExitCode.DONE;
        });
    }

    private static ProblemException lost(Session session, Connection issued, String why) {
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
        private Instant at(Context context, @Nullable Instant from) {
            if (time != null) {
                return Times.parse(context, time);
            }
            var text = String.valueOf(span);
            var begins = from == null ? context.clock().instant() : from;
            return begins.plus(Spans.parse(text).orElseThrow(() -> context.usage(Texts.of("span.invalid", text))));
        }
    }

    @Command(name = "inspect")
    int inspect(@Parameters(paramLabel = "FILE|-|URL", descriptionKey = "FILE|-|URL") String file) {
        return context.run(Access.READ, session -> {
            var facts = session.realm().activations().inspect(new TokenReader(context).read(file));
            session.output()
                    .print(
                            Documents.object("activation", Documents.of(session).token(facts)),
                            describe(session, facts));
            return ExitCode.DONE;
        });
    }

    private static ObjectNode document(Session session, TokenFacts facts, Connection connection, String token) {
        var node = Documents.of(session).token(facts);
        node.put("connection", connection.id().value().toString()).put("token", token);
        return node;
    }

    private static List<String> describe(Session session, TokenFacts facts) {
        var expires = facts.expiresAt();
        var starts = facts.startsAt();
        var lines = new ArrayList<>(List.of(
                Texts.of("activation.name", facts.name()),
                Texts.of("activation.share", facts.kind().word(), facts.subject()),
                Texts.of("activation.exporter", session.name(facts.exporter()), facts.exporter()),
                Texts.of("activation.target", session.name(facts.target()), facts.target()),
                Texts.of("activation.issued", String.valueOf(Documents.time(facts.issuedAt()))),
                expires == null
                        ? Texts.of("activation.noExpiry")
                        : Texts.of("activation.expires", String.valueOf(Documents.time(expires)))));
        if (starts != null) {
            lines.add(Texts.of("activation.starts", String.valueOf(Documents.time(starts))));
        }
        return lines;
    }
}
