package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.jwt.codec.TokenOutline;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The JWT that was signed last for an account, taken apart.
final class JwtPane extends VBox {
    private static final Messages TEXTS = Messages.of("accounts");
    private static final int MOST = 200_000;
    private static final int ROWS = 24;

    JwtPane(Account account, TimeFormat moments, List<Command> commands) {
        getStyleClass().add("tab-body");
        setId("account-jwt");
        var jwt = account.release().jwt();
        if (jwt == null) {
            getChildren().add(Controls.paragraph(TEXTS.get("jwt.none"), "text-muted"));
            return;
        }
        var copy = Controls.button(TEXTS.get("jwt.copy"), Feather.COPY, () -> Copied.put(jwt), "small");
        var row = new FlowPane(copy);
        row.getStyleClass().add("detail-actions");
        commands.forEach(command -> row.getChildren().add(new CommandButton(command, "small")));
        getChildren().add(row);
        try {
            show(TokenOutline.of(jwt).payload(), moments);
        } catch (JwtException e) {
            getChildren().add(Controls.paragraph(TEXTS.get("jwt.unreadable", e.rule()), "note"));
        }
    }

    private void show(TokenOutline.Part payload, TimeFormat moments) {
        var facts = new Facts()
                .add(TEXTS.get("jwt.issued"), moments.absolute(Instant.ofEpochSecond(payload.number("iat"))));
        PublicKey.parse(payload.text("iss")).ifPresent(key -> facts.add(TEXTS.get("jwt.issuer"), new KeyLabel(key)));
        facts.addMono(TEXTS.get("jwt.id"), payload.text("jti"));
        var text = new TextArea(ForeignText.escapedJson(payload.json(MOST)));
        text.setEditable(false);
        text.setPrefRowCount(ROWS);
        text.getStyleClass().add("mono");
        text.setAccessibleText(TEXTS.get("jwt.payload"));
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(facts, text);
    }
}
