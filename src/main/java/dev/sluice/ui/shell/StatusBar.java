package dev.sluice.ui.shell;

import dev.sluice.domain.federation.port.LinkState;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.Nodes.Visible;
import dev.sluice.ui.mvc.Moments;
import dev.sluice.ui.mvc.Texts;
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

    private static final Texts TEXTS = Texts.of("shell");

    private final Label link = Nodes.label("", "status-link");
    private final Label server = Nodes.label("", "status-server");
    private final Label result = Nodes.label(TEXTS.get("status.ready"), "status-result");
    private final Label staged = Nodes.label("", "status-staged");
    private final Label vault = Nodes.label("", "status-vault");
    private final Moments moments;

    /// @param care what the background is about
    StatusBar(Moments moments, ReadOnlyIntegerProperty running, Label care) {
        this.moments = moments;
        getStyleClass().add("status-bar-line");
        setAccessibleText(TEXTS.get("status.name"));
        link.setId("status-link");
        result.setId("status-result");
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("status-busy");
        busy.visibleProperty().bind(running.greaterThan(0));
        busy.setAccessibleText(TEXTS.get("door.opening"));
        staged.setGraphic(Nodes.icon(Feather.EDIT_2));
        // A long result gives way, what stands beside it does not.
        List.of(link, server, care, staged, vault).forEach(label -> label.setMinWidth(USE_PREF_SIZE));
        getChildren().addAll(link, server, Nodes.spring(), result, busy, Nodes.spring(), care, staged, vault);
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
        Nodes.show(staged.getGraphic(), Visible.when(count > 0));
    }

    /// @param key end of a `status.vault.` text
    void showVault(String key, Ikon icon) {
        vault.setText(TEXTS.get("status.vault." + key));
        vault.setGraphic(Nodes.icon(icon));
    }

    private void put(String key, Ikon icon) {
        link.setText(TEXTS.get("status.link." + key));
        link.setGraphic(Nodes.icon(icon));
        link.getStyleClass().add("link-" + key);
        link.setTooltip(null);
    }

    private void since(Instant moment) {
        link.setTooltip(Nodes.tip(TEXTS.get("status.link.hover", moments.absolute(moment))));
    }
}
