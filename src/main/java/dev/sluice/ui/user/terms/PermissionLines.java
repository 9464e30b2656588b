package dev.sluice.ui.user.terms;

import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.List;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Rules about subjects in words, those that forbid below those that allow.
public final class PermissionLines extends VBox {

    private static final Messages TEXTS = Messages.of("users");

    public PermissionLines(Permissions permissions) {
        getStyleClass().add("permission-lines");
        add("allow-publish", permissions.publish().allow(), Feather.CHECK);
        add("deny-publish", permissions.publish().deny(), Feather.SLASH);
        add("allow-subscribe", permissions.subscribe().allow(), Feather.CHECK);
        add("deny-subscribe", permissions.subscribe().deny(), Feather.SLASH);
        var response = permissions.response();
        if (response != null) {
            line(TEXTS.get("rules.response"), answers(response), Feather.CORNER_UP_LEFT, "able");
        }
        if (getChildren().isEmpty()) {
            getChildren().add(Controls.paragraph(TEXTS.get("rules.none"), "text-muted"));
        }
    }

    private void add(String key, List<String> subjects, Ikon icon) {
        if (!subjects.isEmpty()) {
            line(
                    TEXTS.get("rules." + key),
                    String.join("   ", subjects),
                    icon,
                    key.startsWith("allow") ? "effect-opens" : "effect-closes");
        }
    }

    private void line(String name, String subjects, Ikon icon, String style) {
        var words = new VBox(Controls.label(name), Controls.paragraph(subjects, "mono", "text-muted"));
        words.getStyleClass().add("permission-words");
        getChildren().add(Controls.row("effect", Controls.icon(icon, "effect-icon", style), words));
    }

    private static String answers(ResponsePermission response) {
        var messages = response.max() == 0 ? 1 : response.max();
        var open = response.ttlNanos() == 0 ? Duration.ofMinutes(2) : Duration.ofNanos(response.ttlNanos());
        return TEXTS.get(
                "rules.response.words",
                messages < 0 ? TEXTS.get("rules.response.any") : String.valueOf(messages),
                open.isNegative() ? TEXTS.get("rules.response.ever") : dev.sluice.ui.text.TimeFormat.span(open));
    }
}
