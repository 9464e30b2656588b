package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowCells;
import dev.sluice.ui.operation.ProofList;
import dev.sluice.ui.screen.connections.ConnectionsModel.Answered;
import dev.sluice.ui.screen.connections.ConnectionsModel.Asking;
import dev.sluice.ui.screen.connections.ConnectionsModel.Failed;
import dev.sluice.ui.screen.connections.ConnectionsModel.NotAsked;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// One connection: what is agreed, what arrives, how far it is proven.
final class ConnectionsDetailView {

    private static final Messages TEXTS = Messages.of("connections");

    private final ConnectionsController controller;
    private final FlowBoard board;
    private final TimeFormat moments;
    private final VBox proof = new VBox();

    ConnectionsDetailView(
            ConnectionsController controller, ConnectionsModel model, FlowBoard board, TimeFormat moments) {
        this.controller = controller;
        this.board = board;
        this.moments = moments;
        proof.getStyleClass().add("proof");
        model.proven().subscribe(this::showProof);
    }

    Node show(ConnectionsRow row) {
        var way = TEXTS.get("way", row.exporter().name(), row.importer().name());
        var pane = new DetailPane(row.name(), way).badge(StateBadge.of(row.state()));
        controller.turns().suspendOrResume(row).forEach(command -> pane.action(new CommandButton(command)));
        pane.action(new CommandButton(controller.turns().renew(row)))
                .action(new CommandButton(controller.revoke(row), "danger", "button-outlined"))
                .action(new CommandButton(controller.openFlow(row)).iconOnly());
        if (row.isExpiring(moments)) {
            pane.section("", ExpiryWarning.of(row, controller.turns(), moments));
        }
        if (row.connection().status().reason() != Reason.NONE) {
            pane.section("", reason(row));
        }
        if (ConnectionProblem.applies(row)) {
            pane.section(TEXTS.get("trouble"), controller.trouble(row));
        }
        pane.section(TEXTS.get("flow"), flow(row));
        pane.section(TEXTS.get("proof"), proof, new CommandButton(controller.check(row), "small"));
        pane.section(TEXTS.get("agreed"), facts(row));
        pane.section(TEXTS.get("example"), example(row));
        return pane;
    }

    private static Node reason(ConnectionsRow row) {
        var key = "reason." + row.connection().status().reason().word();
        var note = row.connection().status().note();
        var words = TEXTS.has(key)
                ? TEXTS.get(key)
                : row.connection().status().reason().word();
        return Controls.paragraph(note == null ? words : words + " " + note, "note");
    }

    private Node[] flow(ConnectionsRow row) {
        var connection = row.connection();
        var head = Controls.row("flow-head", FlowCells.rate(board, connection), Controls.spring());
        if (!connection.isOnServers()) {
            return new Node[] {head};
        }
        head.getChildren().add(FlowCells.health(board, connection));
        return new Node[] {head, FlowCells.line(board, connection)};
    }

    private Node facts(ConnectionsRow row) {
        var connection = row.connection();
        var facts = new Facts()
                .add(TEXTS.get("from"), party(row.exporter()))
                .add(TEXTS.get("to"), party(row.importer()))
                .addMono(TEXTS.get("subject"), row.subject())
                .addMono(TEXTS.get("local"), row.local())
                .add(TEXTS.get("kind"), Kinds.label(connection.share().kind()));
        if (!connection.importName().equals(row.name())) {
            facts.add(TEXTS.get("import-name"), connection.importName());
        }
        row.end().ifPresent(end -> facts.add(TEXTS.get("expires"), Countdown.label(end, moments)));
        row.seenAt().ifPresent(at -> facts.add(TEXTS.get("seen"), new TimeLabel(moments, at)));
        facts.add(TEXTS.get("since"), new TimeLabel(moments, connection.status().since()))
                .add(TEXTS.get("created"), new TimeLabel(moments, connection.createdAt()))
                .addMono(TEXTS.get("id"), connection.id().shortText());
        return facts;
    }

    private Node party(ConnectionParty party) {
        if (party.ownership() == ConnectionParty.Ownership.DELETED) {
            return Controls.label(TEXTS.get("deleted", party.name()), "text-muted");
        }
        var link = Controls.link(party.name(), () -> controller.onOpenAccount(party));
        return link;
    }

    private static Node[] example(ConnectionsRow row) {
        var example = Example.of(row.connection());
        var exporter = Controls.row("line", Controls.whole(row.exporter().name(), "tag"), mono(example.remote()));
        var importer = Controls.row("line", Controls.whole(row.importer().name(), "tag"), mono(example.local()));
        return row.connection().share().kind() == ShareKind.STREAM
                ? new Node[] {words("example.publish"), exporter, words("example.arrives"), importer}
                : new Node[] {words("example.request"), importer, words("example.reaches"), exporter};
    }

    private static Node words(String key) {
        return Controls.label(TEXTS.get(key), "text-muted");
    }

    private static Node mono(String text) {
        return Controls.paragraph(text, "mono");
    }

    private void showProof(ConnectionsModel.Proven state) {
        switch (state) {
            case NotAsked _ ->
                proof.getChildren().setAll(Controls.paragraph(TEXTS.get("proof.not-asked"), "text-muted"));
            case Asking _ -> {
                var wheel = new ProgressIndicator();
                wheel.setAccessibleText(TEXTS.get("proof.asking"));
                proof.getChildren()
                        .setAll(Controls.row("effect", wheel, Controls.label(TEXTS.get("proof.asking"), "text-muted")));
            }
            case Failed failed -> proof.getChildren().setAll(new ProblemPane(failed.problem()));
            case Answered answered -> show(answered);
        }
    }

    private void show(Answered answered) {
        proof.getChildren().clear();
        answered.sides().forEach(side -> proof.getChildren().add(new ProofList(side.account(), side.proof())));
        answered.sides().stream()
                .findFirst()
                .map(side -> new TimeLabel(moments, side.proof().at()))
                .ifPresent(when -> {
                    when.getStyleClass().add("cell-sub");
                    proof.getChildren()
                            .add(Controls.row("line", Controls.label(TEXTS.get("proof.read"), "cell-sub"), when));
                });
    }
}
