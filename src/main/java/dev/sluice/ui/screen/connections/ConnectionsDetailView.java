package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.ui.act.ProofList;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowCells;
import dev.sluice.ui.mvc.Moments;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.screen.connections.ConnectionsModel.Answered;
import dev.sluice.ui.screen.connections.ConnectionsModel.Asking;
import dev.sluice.ui.screen.connections.ConnectionsModel.Failed;
import dev.sluice.ui.screen.connections.ConnectionsModel.NotAsked;
import dev.sluice.ui.session.Party;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// One connection: what is agreed, what arrives, how far it is proven.
final class ConnectionsDetailView {

    private static final Texts TEXTS = Texts.of("connections");

    private final ConnectionsController controller;
    private final FlowBoard board;
    private final Moments moments;
    private final VBox proof = new VBox();

    ConnectionsDetailView(ConnectionsController controller, ConnectionsModel model, FlowBoard board, Moments moments) {
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
        if (ConnectionsTrouble.applies(row)) {
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
        return Nodes.paragraph(note == null ? words : words + " " + note, "note");
    }

    private Node[] flow(ConnectionsRow row) {
        var connection = row.connection();
        var head = Nodes.row("flow-head", FlowCells.rate(board, connection), Nodes.spring());
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

    private Node party(Party party) {
        if (party.standing() == Party.Standing.DELETED) {
            return Nodes.label(TEXTS.get("deleted", party.name()), "text-muted");
        }
        var link = Nodes.link(party.name(), () -> controller.onOpenAccount(party));
        return link;
    }

    private static Node[] example(ConnectionsRow row) {
        var example = Example.of(row.connection());
        var exporter = Nodes.row("line", Nodes.whole(row.exporter().name(), "tag"), mono(example.remote()));
        var importer = Nodes.row("line", Nodes.whole(row.importer().name(), "tag"), mono(example.local()));
        return row.connection().share().kind() == ShareKind.STREAM
                ? new Node[] {words("example.publish"), exporter, words("example.arrives"), importer}
                : new Node[] {words("example.request"), importer, words("example.reaches"), exporter};
    }

    private static Node words(String key) {
        return Nodes.label(TEXTS.get(key), "text-muted");
    }

    private static Node mono(String text) {
        return Nodes.paragraph(text, "mono");
    }

    private void showProof(ConnectionsModel.Proven state) {
        switch (state) {
            case NotAsked _ -> proof.getChildren().setAll(Nodes.paragraph(TEXTS.get("proof.not-asked"), "text-muted"));
            case Asking _ -> {
                var wheel = new ProgressIndicator();
                wheel.setAccessibleText(TEXTS.get("proof.asking"));
                proof.getChildren()
                        .setAll(Nodes.row("effect", wheel, Nodes.label(TEXTS.get("proof.asking"), "text-muted")));
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
                    proof.getChildren().add(Nodes.row("line", Nodes.label(TEXTS.get("proof.read"), "cell-sub"), when));
                });
    }
}
