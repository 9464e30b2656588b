package dev.sluice.ui.user.clients;

import dev.sluice.domain.account.UserConnections.Found;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Where a user is connected, with the age of that knowledge and how many servers said so.
public final class UserClientsPane extends VBox {

    private static final Messages TEXTS = Messages.of("users");

    private final UserClients clients;
    private final TimeFormat moments;
    private final Function<Found, Command> kick;

    /// @param kick closes those that were found
    public UserClientsPane(UserClients clients, TimeFormat moments, Function<Found, Command> kick) {
        this.clients = clients;
        this.moments = moments;
        this.kick = kick;
        setId("user-clients");
        getStyleClass().add("user-clients");
        clients.state().subscribe(this::show);
    }

    private void show(UserClients.State state) {
        getChildren().clear();
        switch (state) {
            case UserClients.Unknown _ ->
                getChildren().addAll(Controls.paragraph(TEXTS.get("clients.unknown"), "text-muted"), again());
            case UserClients.Asking _ -> getChildren().add(ClientLines.asking());
            case UserClients.Failed(var problem) -> getChildren().addAll(new ProblemPane(problem), again());
            case UserClients.Told told -> show(told);
        }
    }

    private void show(UserClients.Told told) {
        var found = told.found();
        getChildren().addAll(ClientLines.of(found, TEXTS.get("clients.none"), this::line));
        var said = ClientLines.said(found, told.at(), moments);
        var foot = Controls.row("line", said, Controls.spring(), again());
        if (!found.clients().isEmpty()) {
            foot.getChildren().add(new CommandButton(kick.apply(found), "small", "danger", "button-outlined"));
        }
        getChildren().add(foot);
    }

    private Node line(ClientConnection client) {
        var since = client.since();
        var head = Controls.row(
                "line",
                Controls.label(client.address(), "mono"),
                Controls.label(ClientLines.name(client), "text-muted"),
                Controls.spring(),
                Controls.whole(client.server().name(), "text-muted"));
        var traffic = client.traffic();
        var words = TEXTS.get(
                "clients.facts",
                since == null ? TEXTS.get("clients.since.unknown") : moments.relative(since),
                client.subscriptions(),
                traffic.inMessages(),
                traffic.outMessages());
        var box = new VBox(head, Controls.label(words, "text-muted", "text-small"));
        box.getStyleClass().add("user-client");
        return box;
    }

    private Node again() {
        return ClientLines.again("clients-ask", clients::ask);
    }
}
