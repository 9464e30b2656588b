package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import javafx.scene.layout.VBox;

/// How far an account's claims have got, with what each server says.
public final class ProofList extends VBox {

    private static final Messages TEXTS = Messages.of("operation");

    public ProofList(String account, Proof proof) {
        getStyleClass().add("step-list");
        var line = new StepLine();
        fill(line, account, proof);
        getChildren().add(line);
    }

    static void fill(StepLine line, String account, Proof proof) {
        line.show(
                proof.isEffective() ? StepLine.Mark.DONE : StepLine.Mark.WARNING,
                TEXTS.get("steps.proved", account, proof.stored(), proof.expected()));
        line.clearServers();
        proof.servers()
                .forEach(server ->
                        line.server(mark(server.rung()), server.server().name(), rung(server)));
        proof.missing().forEach(name -> line.server(mark(Proof.Rung.SILENT), name, TEXTS.get("rung.silent")));
    }

    private static String rung(Proof.ServerProof server) {
        var word = TEXTS.get("rung." + server.rung().name().toLowerCase(Locale.ROOT));
        return server.detail().isEmpty() ? word : word + " · " + server.detail();
    }

    private static StepLine.Mark mark(Proof.Rung rung) {
        return switch (rung) {
            case EFFECTIVE, NOT_LOADED -> StepLine.Mark.DONE;
            case SILENT, OUTDATED -> StepLine.Mark.WARNING;
            case UNTRUSTED, INCOMPLETE, EXPIRED -> StepLine.Mark.FAILED;
        };
    }
}
