package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.model.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sluice proof`: how far an account's last signed JWT has got, server by server.
@Command(name = "proof")
public final class ProofCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT")
    private String account = "";

    public ProofCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.run(WorkspaceAccess.ASK, session -> {
            var key = session.account(account).key();
            var before = session.services().federation().list();
            var proof = session.services().accounts().prove(key);
            var lines = describe(session, proof);
            lines.addAll(moved(session, before));
            session.output()
                    .print(
                            JsonDocuments.object(
                                    "proof", JsonDocuments.of(session).proof(proof)),
                            lines);
            return ExitCode.DONE;
        });
    }

    /// What was learned of connections on the way: a partner that came, or a state that is another now.
    private static List<String> moved(EnvironmentSession session, List<Connection> before) {
        var now = session.services().federation().list().stream()
                .collect(Collectors.toMap(Connection::id, Function.identity()));
        return before.stream()
                .flatMap(old -> Stream.ofNullable(now.get(old.id())).filter(next -> next.state() != old.state()))
                .map(next -> CliMessages.of(
                        "proof.moved",
                        next.share().name(),
                        session.name(next.exporter()),
                        session.name(next.importer()),
                        Terms.of(next.state())))
                .toList();
    }

    private static List<String> describe(EnvironmentSession session, Proof proof) {
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of("proof.stored", session.name(proof.account()), proof.stored(), proof.expected()));
        lines.add(CliMessages.of(proof.isEffective() ? "proof.effective" : "proof.notEffective"));
        var table = new Table(
                CliMessages.of("column.server"),
                CliMessages.of("column.version"),
                CliMessages.of("column.status"),
                CliMessages.of("column.detail"));
        for (var server : proof.servers()) {
            table.row(
                    server.server().name(),
                    server.server().version(),
                    Terms.of(server.rung()),
                    server.rung() == Proof.Rung.UNTRUSTED ? CliMessages.of("proof.untrusted") : server.detail());
        }
        proof.missing().forEach(name -> table.row(name, Terms.NOTHING, Terms.of(Proof.Rung.SILENT), ""));
        lines.addAll(table.lines());
        return lines;
    }
}
