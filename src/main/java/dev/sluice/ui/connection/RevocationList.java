package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.RevocationView.Clears;
import dev.sluice.domain.federation.operation.RevocationView.Needed;
import dev.sluice.domain.federation.operation.RevocationView.Opens;
import dev.sluice.domain.federation.operation.RevocationView.Returns;
import dev.sluice.domain.federation.operation.RevocationView.Unlisted;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Revoked activations: of whom, since when, what they hold back, and taking one back.
public final class RevocationList extends VBox {

    private static final Messages TEXTS = Messages.of("connection");

    private final ScreenContext context;

    public RevocationList(ScreenContext context, List<RevocationLine> lines) {
        this.context = context;
        getStyleClass().add("revocation-list");
        setId("revocations");
        if (lines.isEmpty()) {
            getChildren().add(Controls.paragraph(TEXTS.get("revocation.none"), "text-muted"));
        }
        lines.forEach(line -> getChildren().add(line(line)));
    }

    private Node line(RevocationLine line) {
        var when = new TimeLabel(context.moments(), line.at());
        when.getStyleClass().add("text-muted");
        when.setText(TEXTS.get("revocation.since", when.getText()));
        when.setMinWidth(USE_PREF_SIZE);
        var head = Controls.row("line", target(line.target()), Controls.label(line.subject(), "mono", "line-sub"));
        head.getChildren().addAll(Controls.spring(), when);
        var undo = new CommandButton(undo(line), "small");
        undo.setMinWidth(USE_PREF_SIZE);
        var foot = Controls.row("line", holds(line), Controls.spring(), undo);
        var box = new VBox(head, foot);
        box.getStyleClass().add("revocation");
        return box;
    }

    private Node target(ConnectionParty target) {
        if (target.ownership() == ConnectionParty.Ownership.DELETED) {
            return Controls.label(TEXTS.get("revocation.deleted", target.name()), "text-muted");
        }
        return Controls.link(
                target.name(),
                () -> context.navigator()
                        .go(new Route(ScreenId.ACCOUNTS, target.key().text())));
    }

    private static Node holds(RevocationLine line) {
        var tokens = line.view().tokens().size();
        var label = Controls.paragraph(
                tokens == 0 ? TEXTS.get("revocation.holds.unknown") : TEXTS.get("revocation.holds", tokens),
                tokens == 0 ? "text-muted" : "holds");
        label.setGraphic(Controls.icon(tokens == 0 ? Feather.HELP_CIRCLE : Feather.KEY));
        label.getStyleClass().add("revocation-holds");
        return label;
    }

    private Command undo(RevocationLine line) {
        var why = switch (line.view().undo()) {
            case Needed(var by) -> why(by.state(), by.share().name());
            case Unlisted _ -> TEXTS.get("revocation.unlisted", line.target().name());
            case Opens _, Returns _, Clears _ -> "";
        };
        return context.command(
                        "revocation.undo",
                        TEXTS.get("revocation.undo"),
                        Feather.ROTATE_CCW,
                        Impact.PUBLISH,
                        () -> UndoRevocationSheet.show(context, line))
                .unless(new SimpleStringProperty(why));
    }

    private static String why(ConnectionState state, String name) {
        return TEXTS.get(
                state == ConnectionState.SUSPENDED ? "revocation.needed.suspended" : "revocation.needed.changing",
                name);
    }
}
