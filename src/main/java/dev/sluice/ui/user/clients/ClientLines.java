package dev.sluice.ui.user.clients;

import dev.sluice.domain.account.UserConnections.Found;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What every list of the clients of a user says, while servers are asked and after.
public final class ClientLines {

    private static final Messages TEXTS = Messages.of("users");
    /// More are counted.
    private static final int MOST = 20;

    private ClientLines() {}

    public static Node asking() {
        var wheel = new ProgressIndicator();
        wheel.setAccessibleText(TEXTS.get("clients.asking"));
        return Controls.row("effect", wheel, Controls.label(TEXTS.get("clients.asking"), "text-muted"));
    }

    /// @param none what is said where there are none
    public static List<Node> of(Found found, String none, Function<ClientConnection, Node> line) {
        var clients = found.clients();
        if (clients.isEmpty()) {
            return List.of(Controls.paragraph(none, "text-muted"));
        }
        var more = clients.size() > MOST
                ? Stream.of(Controls.label(TEXTS.get("clients.more", clients.size() - MOST), "text-muted"))
                : Stream.<Node>empty();
        return Stream.concat(clients.stream().limit(MOST).map(line), more).toList();
    }

    /// The name that the client gave itself, or what it is.
    public static String name(ClientConnection client) {
        return client.name().isEmpty() ? client.client() : client.name();
    }

    /// How many servers said so, and when.
    public static Label said(Found found, Instant at, TimeFormat moments) {
        return Controls.label(
                TEXTS.get("clients.said", found.answered(), found.expected(), moments.timeOfDay(at)),
                "text-muted",
                "text-small");
    }

    public static Button again(String id, Runnable ask) {
        var button = Controls.button(TEXTS.get("clients.ask"), Feather.REFRESH_CW, ask, "small");
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
