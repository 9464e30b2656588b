package dev.sluice.ui.screen.settings;

import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.screen.settings.SettingsModel.Values;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/// The servers of the environment: how links to them begin, and which ones are waited for.
final class ServersSettings {

    private static final Messages TEXTS = Messages.of("settings");

    private final SettingsModel model;
    private final SettingsController controller;
    private final TimeFormat moments;
    private boolean showing;

    ServersSettings(SettingsModel model, SettingsController controller, TimeFormat moments) {
        this.model = model;
        this.controller = controller;
        this.moments = moments;
    }

    SettingPane tlsFirst() {
        var box = new CheckBox(TEXTS.get("tls-first.on"));
        box.setMnemonicParsing(false);
        box.setId("setting-tls-first-box");
        var blocked = controller.blocked();
        box.disableProperty().bind(blocked.map(reason -> !reason.isEmpty()));
        var pane = new SettingPane("tls-first", List.of(box));
        model.values().subscribe(values -> {
            showing = true;
            box.setSelected(values.tlsFirst());
            showing = false;
        });
        box.selectedProperty().subscribe((_, on) -> {
            if (!showing) {
                controller.setTlsFirst(on, pane::wrong);
            }
        });
        return pane;
    }

    SettingPane resolver() {
        return new TypedSetting<>(
                        controller,
                        model.values(),
                        new TypedSetting.Rule<>(
                                "resolver",
                                new ResolverEditor("setting-resolver-kind"),
                                Values::resolver,
                                "",
                                controller::setResolver))
                .pane();
    }

    SettingPane known() {
        var list = new VBox();
        list.setId("setting-servers-list");
        list.getStyleClass().add("known-servers");
        model.values().subscribe(values -> list.getChildren().setAll(lines(values)));
        return new SettingPane("servers", List.of(list, new CommandButton(controller.forgetSilent())));
    }

    private List<Node> lines(Values values) {
        return values.servers().isEmpty()
                ? List.of(Controls.label(TEXTS.get("servers.none"), "text-muted"))
                : values.servers().stream().map(this::line).toList();
    }

    private Node line(KnownServer server) {
        var status = server.expectation().name().toLowerCase(Locale.ROOT);
        return Controls.row(
                "line",
                Controls.label(server.name(), "mono"),
                Controls.label(server.version(), "text-muted"),
                Controls.label(TEXTS.get("servers.seen." + status, moments.relative(server.seenAt())), "text-muted"));
    }
}
