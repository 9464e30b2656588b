package dev.sluice.ui.connection;

import dev.sluice.domain.federation.act.RevocationView.Clears;
import dev.sluice.domain.federation.act.RevocationView.Needed;
import dev.sluice.domain.federation.act.RevocationView.Opens;
import dev.sluice.domain.federation.act.RevocationView.Returns;
import dev.sluice.domain.federation.act.RevocationView.Unlisted;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;
import dev.sluice.ui.session.Party;
import dev.sluice.ui.session.Place;
import dev.sluice.ui.session.ScreenId;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Revoked activations: of whom, since when, what they hold back, and taking one back.
public final class RevocationList extends VBox {

    private static final Texts TEXTS = Texts.of("connection");

    private final Desk desk;

    public RevocationList(Desk desk, List<RevocationLine> lines) {
        this.desk = desk;
        getStyleClass().add("revocation-list");
        setId("revocations");
        if (lines.isEmpty()) {
            getChildren().add(Nodes.paragraph(TEXTS.get("revocation.none"), "text-muted"));
        }
        lines.forEach(line -> getChildren().add(line(line)));
    }

    private Node line(RevocationLine line) {
        var when = new TimeLabel(desk.moments(), line.at());
        when.getStyleClass().add("text-muted");
        when.setText(TEXTS.get("revocation.since", when.getText()));
        when.setMinWidth(USE_PREF_SIZE);
        var head = Nodes.row("line", target(line.target()), Nodes.label(line.subject(), "mono", "line-sub"));
        head.getChildren().addAll(Nodes.spring(), when);
        var undo = new CommandButton(undo(line), "small");
        undo.setMinWidth(USE_PREF_SIZE);
        var foot = Nodes.row("line", holds(line), Nodes.spring(), undo);
        var box = new VBox(head, foot);
        box.getStyleClass().add("revocation");
        return box;
    }

    private Node target(Party target) {
        if (target.standing() == Party.Standing.DELETED) {
            return Nodes.label(TEXTS.get("revocation.deleted", target.name()), "text-muted");
        }
        return Nodes.link(
                target.name(),
                () -> desk.navigator()
                        .go(new Place(ScreenId.ACCOUNTS, target.key().text())));
    }

    private static Node holds(RevocationLine line) {
        var tokens = line.view().tokens().size();
        var label = Nodes.paragraph(
                tokens == 0 ? TEXTS.get("revocation.holds.unknown") : TEXTS.get("revocation.holds", tokens),
                tokens == 0 ? "text-muted" : "holds");
        label.setGraphic(Nodes.icon(tokens == 0 ? Feather.HELP_CIRCLE : Feather.KEY));
        label.getStyleClass().add("revocation-holds");
        return label;
    }

    private Command undo(RevocationLine line) {
        var why = switch (line.view().undo()) {
            case Needed(var by) -> why(by.state(), by.share().name());
            case Unlisted _ -> TEXTS.get("revocation.unlisted", line.target().name());
            case Opens _, Returns _, Clears _ -> "";
        };
        return desk.command(
                        "revocation.undo",
                        TEXTS.get("revocation.undo"),
                        Feather.ROTATE_CCW,
                        Impact.PUBLISH,
                        () -> UndoRevocationSheet.show(desk, line))
                .unless(new SimpleStringProperty(why));
    }

    private static String why(ConnectionState state, String name) {
        return TEXTS.get(
                state == ConnectionState.SUSPENDED ? "revocation.needed.suspended" : "revocation.needed.changing",
                name);
    }
}
