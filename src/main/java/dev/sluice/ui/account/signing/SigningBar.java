package dev.sluice.ui.account.signing;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Says above an account that somebody else has to sign it, and leads both ways.
public final class SigningBar extends VBox {
    private static final Messages TEXTS = Messages.of("accounts");

    public SigningBar(Command request, Command signed) {
        getStyleClass().add("staged-bar");
        setId("signing-bar");
        var text = Controls.paragraph(TEXTS.get("signing.elsewhere"));
        text.setGraphic(Controls.icon(Feather.SEND));
        var buttons = new FlowPane(new CommandButton(request, "small", "accent"), new CommandButton(signed, "small"));
        buttons.getStyleClass().add("button-flow");
        getChildren().addAll(text, buttons);
    }
}
