package dev.sluice.ui.user.renewal;

import dev.sluice.domain.account.UserConnections.Found;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.user.clients.ClientLines;
import dev.sluice.ui.user.renewal.RenewCredsModel.Clients;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// When the old credentials end, and who of those connected with them is cut when.
final class CutClientsPane extends VBox {

    private static final Messages TEXTS = Messages.of("users");

    private final RenewCredsModel model;
    private final TimeFormat moments;
    private final Button again;

    /// @param ask asks the servers anew
    CutClientsPane(RenewCredsModel model, TimeFormat moments, Runnable ask) {
        this.model = model;
        this.moments = moments;
        again = ClientLines.again("renew-ask", ask);
        setId("renew-clients");
        getStyleClass().add("user-clients");
        model.clients().subscribe(_ -> show());
        model.fate().subscribe(_ -> show());
    }

    private void show() {
        getChildren().setAll(Controls.label(TEXTS.get("renew.cuts"), "section-title"));
        switch (model.clients().get()) {
            case Clients.Asking _ -> getChildren().add(ClientLines.asking());
            case Clients.Unknown(var problem) -> getChildren().addAll(new ProblemPane(problem), again);
            case Clients.Known known -> show(known);
        }
    }

    private void show(Clients.Known known) {
        var end = known.old().end();
        var found = known.old().clients();
        getChildren().add(Controls.paragraph(ending(known.renewed(), end)));
        var fate = fate(known.renewed(), end);
        getChildren().addAll(ClientLines.of(found, TEXTS.get("renew.cuts.none"), client -> line(client, fate)));
        getChildren().add(foot(known, found));
    }

    private Node foot(Clients.Known known, Found found) {
        var said = ClientLines.said(found, known.at(), moments);
        return known.renewed() ? Controls.row("line", said) : Controls.row("line", said, Controls.spring(), again);
    }

    private String ending(boolean renewed, @Nullable Instant end) {
        if (!model.isKeeping()) {
            return TEXTS.get(renewed ? "renew.ended" : "renew.ends.now");
        }
        return end == null ? TEXTS.get("renew.ends.never") : TEXTS.get("renew.ends.at", moments.absolute(end));
    }

    private String fate(boolean renewed, @Nullable Instant end) {
        if (!model.isKeeping()) {
            return TEXTS.get(renewed ? "renew.cut.done" : "renew.cut.now");
        }
        return end == null ? TEXTS.get("renew.cut.never") : TEXTS.get("renew.cut.at", moments.brief(end));
    }

    private static Node line(ClientConnection client, String fate) {
        return Controls.row(
                "line",
                Controls.label(client.address(), "mono"),
                Controls.label(
                        TEXTS.get(
                                "renew.client",
                                ClientLines.name(client),
                                client.server().name()),
                        "text-muted"),
                Controls.spring(),
                Controls.whole(fate));
    }
}
