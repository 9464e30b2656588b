package dev.sluice.cli;

import dev.sluice.domain.federation.act.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
            var proof =
                    session.realm().accounts().prove(session.account(account).key());
            session.output()
                    .print(Documents.object("proof", Documents.of(session).proof(proof)), describe(session, proof));
            return ExitCode.DONE;
        });
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
