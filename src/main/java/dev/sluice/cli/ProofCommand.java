package dev.sluice.cli;

import dev.sluice.domain.federation.act.Proof;
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
final class ProofCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT")
    private String account = "";

    ProofCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.run(Access.ASK, session -> {
            var key = session.account(account).key();
            var before = session.realm().federation().list();
            var proof = session.realm().accounts().prove(key);
            var lines = describe(session, proof);
            lines.addAll(moved(session, before));
            session.output()
                    .print(Documents.object("proof", Documents.of(session).proof(proof)), lines);
            return ExitCode.DONE;
        });
    }

    /// What was learned of connections on the way: a partner that came, or a state that is another now.
    private static List<String> moved(Session session, List<Connection> before) {
        var now = session.realm().federation().list().stream()
                .collect(Collectors.toMap(Connection::id, Function.identity()));
        return before.stream()
                .flatMap(old -> Stream.ofNullable(now.get(old.id())).filter(next -> next.state() != old.state()))
                .map(next -> Texts.of(
                        "proof.moved",
                        next.share().name(),
                        session.name(next.exporter()),
                        session.name(next.importer()),
                        Words.of(next.state())))
                .toList();
    }

    private static List<String> describe(Session session, Proof proof) {
        var lines = new ArrayList<String>();
        lines.add(Texts.of("proof.stored", session.name(proof.account()), proof.stored(), proof.expected()));
        lines.add(Texts.of(proof.isEffective() ? "proof.effective" : "proof.notEffective"));
        var table = new Table(
                Texts.of("column.server"),
                Texts.of("column.version"),
                Texts.of("column.status"),
                Texts.of("column.detail"));
        for (var server : proof.servers()) {
            table.row(
                    server.server().name(),
                    server.server().version(),
                    Words.of(server.rung()),
                    server.rung() == Proof.Rung.UNTRUSTED ? Texts.of("proof.untrusted") : server.detail());
        }
        proof.missing().forEach(name -> table.row(name, Words.NOTHING, Words.of(Proof.Rung.SILENT), ""));
        lines.addAll(table.lines());
        return lines;
    }
}
