package dev.sluice.ui.shell;

import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// At the foot of the window: the server link, the last result, what is staged, the vault.
final class StatusBar extends HBox {

    private static final Messages TEXTS = Messages.of("shell");

    private final Label link = Controls.label("", "status-link");
    private final Label server = Controls.label("", "status-server");
    private final Label result = Controls.label(TEXTS.get("status.ready"), "status-result");
    private final Label staged = Controls.label("", "status-staged");
    private final Label vault = Controls.label("", "status-vault");
    private final TimeFormat moments;

    /// @param care what the background is about
    StatusBar(TimeFormat moments, ReadOnlyIntegerProperty running, Label care) {
        this.moments = moments;
        getStyleClass().add("status-bar-line");
        setAccessibleText(TEXTS.get("status.name"));
        link.setId("status-link");
        result.setId("status-result");
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("status-busy");
        busy.visibleProperty().bind(running.greaterThan(0));
        busy.setAccessibleText(TEXTS.get("door.opening"));
        staged.setGraphic(Controls.icon(Feather.EDIT_2));
        // A long result gives way, what stands beside it does not.
        List.of(link, server, care, staged, vault).forEach(label -> label.setMinWidth(USE_PREF_SIZE));
        getChildren().addAll(link, server, Controls.spring(), result, busy, Controls.spring(), care, staged, vault);
    }

    void show(LinkState state) {
        link.getStyleClass().removeIf(style -> style.startsWith("link-"));
        server.setText("");
        switch (state) {
            case LinkState.Off _ -> put("off", Feather.WIFI_OFF);
            case LinkState.Connecting connecting -> {
                put("connecting", Feather.LOADER);
                since(connecting.since());
            }
            case LinkState.Connected connected -> {
                put("connected", Feather.WIFI);
                since(connected.since());
                server.setText(TEXTS.get("status.link.rtt", connected.server().name(), connected.roundTripMillis()));
            }
            case LinkState.Reconnecting reconnecting -> {
                put("reconnecting", Feather.REFRESH_CW);
                since(reconnecting.since());
                server.setText(ForeignText.marked(reconnecting.reason()));
            }
            case LinkState.Refused refused -> {
                put("refused", Feather.ALERT_OCTAGON);
                since(refused.since());
                server.setText(ForeignText.marked(refused.reason()));
            }
        }
    }

    void showResult(String text) {
        result.setText(text.isEmpty() ? TEXTS.get("status.ready") : text);
    }

    void showStaged(int count) {
        staged.setText(TEXTS.get("status.staged", count));
        staged.getGraphic().setVisible(count > 0);
        Controls.show(staged.getGraphic(), Visible.when(count > 0));
    }

    /// @param key end of a `status.vault.` text
    void showVault(String key, Ikon icon) {
        vault.setText(TEXTS.get("status.vault." + key));
        vault.setGraphic(Controls.icon(icon));
    }

    private void put(String key, Ikon icon) {
        link.setText(TEXTS.get("status.link." + key));
        link.setGraphic(Controls.icon(icon));
        link.getStyleClass().add("link-" + key);
        link.setTooltip(null);
    }

    private void since(Instant moment) {
        link.setTooltip(Controls.tip(TEXTS.get("status.link.hover", moments.absolute(moment))));
    }
}
