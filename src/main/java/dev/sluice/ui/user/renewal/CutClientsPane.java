package dev.sluice.ui.user.renewal;

import dev.sluice.domain.account.UserConnections.Found;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.user.renewal.RenewCredsModel.Clients;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// When the old credentials end, and who of those connected with them is cut when.
final class CutClientsPane extends VBox {

    private static final Messages TEXTS = Messages.of("users");
    /// More are counted.
    private static final int MOST = 20;

    private final RenewCredsModel model;
    private final TimeFormat moments;
    private final Button again;

    /// @param ask asks the servers anew
    CutClientsPane(RenewCredsModel model, TimeFormat moments, Runnable ask) {
        this.model = model;
        this.moments = moments;
        again = Controls.button(TEXTS.get("clients.ask"), Feather.REFRESH_CW, ask, "small");
        again.setId("renew-ask");
        again.setMinWidth(USE_PREF_SIZE);
        setId("renew-clients");
        getStyleClass().add("user-clients");
        model.clients().subscribe(_ -> show());
        model.fate().subscribe(_ -> show());
    }

    private void show() {
        getChildren().setAll(Controls.label(TEXTS.get("renew.cuts"), "section-title"));
        switch (model.clients().get()) {
            case Clients.Asking _ -> {
                var wheel = new ProgressIndicator();
                wheel.setAccessibleText(TEXTS.get("clients.asking"));
                getChildren()
                        .add(Controls.row("effect", wheel, Controls.label(TEXTS.get("clients.asking"), "text-muted")));
            }
            case Clients.Unknown(var problem) -> getChildren().addAll(new ProblemPane(problem), again);
            case Clients.Known known -> show(known);
        }
    }

    private void show(Clients.Known known) {
        var end = known.old().end();
        var found = known.old().clients();
        getChildren().add(Controls.paragraph(ending(known.renewed(), end)));
        if (found.clients().isEmpty()) {
            getChildren().add(Controls.paragraph(TEXTS.get("renew.cuts.none"), "text-muted"));
        }
        found.clients().stream()
                .limit(MOST)
                .map(client -> line(client, fate(known.renewed(), end)))
                .forEach(getChildren()::add);
        if (found.clients().size() > MOST) {
            getChildren()
                    .add(Controls.label(
                            TEXTS.get("clients.more", found.clients().size() - MOST), "text-muted"));
        }
        getChildren().add(foot(known, found));
    }

    private Node foot(Clients.Known known, Found found) {
        var said = Controls.label(
                TEXTS.get("clients.said", found.answered(), found.expected(), moments.timeOfDay(known.at())),
                "text-muted",
                "text-small");
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
        var name = client.name().isEmpty() ? client.client() : client.name();
        return Controls.row(
                "line",
                Controls.label(client.address(), "mono"),
                Controls.label(TEXTS.get("renew.client", name, client.server().name()), "text-muted"),
                Controls.spring(),
                Controls.whole(fate));
    }
}
