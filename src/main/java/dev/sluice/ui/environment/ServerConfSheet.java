package dev.sluice.ui.environment;

import dev.sluice.domain.config.ConfigTrust;
import dev.sluice.domain.config.HostPort;
import dev.sluice.domain.config.ResolverConfig;
import dev.sluice.domain.config.ServerConfig;
import dev.sluice.domain.config.ServerConfig.Basics;
import dev.sluice.domain.config.ServerConfig.OperatorText;
import dev.sluice.domain.config.TimeSpan;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.TextFiles;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextArea;
import org.kordamp.ikonli.feather.Feather;

/// A `server.conf` with which servers trust the environment's operator and take pushed accounts: to be read, copied,
/// saved.
final class ServerConfSheet {
    private static final Texts TEXTS = Texts.of("environment");
    private static final String FILE = "server.conf";
    private static final int PORT = 4222;
    private static final Duration INTERVAL = Duration.ofMinutes(2);

    private final Desk desk;

    private ServerConfSheet(Desk desk) {
        this.desk = desk;
    }

    static void show(Desk desk) {
        var form = new ServerConfSheet(desk);
        desk.jobs().run(form::text, form::show, desk.dialogs()::problem);
    }

    /// In the background.
    private String text() {
        var realm = desk.session().realm();
        var source = new ConfigTrust(realm);
        var operator = new OperatorText.Inline(realm.environment().operatorJwt());
        var config = new ServerConfig(
                new Basics(null, new HostPort("0.0.0.0", PORT), null, null, null),
                source.trust(operator, source.choose(List.of())),
                new ResolverConfig.Full("./jwt", ResolverConfig.Deletion.ALLOWED, new TimeSpan(INTERVAL)),
                null,
                null,
                null);
        return desk.outside().serverConfig().get().write(config);
    }

    private void show(String text) {
        var sheet =
                new Sheet(TEXTS.get("conf.title", desk.session().environment().name()), Sheet.Size.LARGE);
        var shown = new TextArea(text);
        shown.setId("conf-text");
        shown.setEditable(false);
        shown.setPrefRowCount(16);
        shown.getStyleClass().add("mono");
        var save = Nodes.button(TEXTS.get("conf.save"), Feather.DOWNLOAD, () -> save(text), "accent");
        save.setId("conf-save");
        var copied = Nodes.label("", "text-muted");
        var copy = Nodes.button(TEXTS.get("conf.copy"), Feather.COPY, () -> {
            Copied.put(text);
            copied.setText(TEXTS.get("conf.copied"));
        });
        sheet.add(
                Nodes.paragraph(TEXTS.get("conf.intro"), "text-muted"),
                new Field(FILE, shown, TEXTS.get("conf.hint")),
                Nodes.row("button-row", save, copy, copied));
        sheet.finish(TEXTS.get("close"));
        desk.dialogs().show(sheet);
    }

    private void save(String text) {
        desk.dialogs()
                .files()
                .save(TEXTS.get("conf.save"), FILE)
                .ifPresent(file -> desk.jobs()
                        .run(
                                () -> TextFiles.write(file, text),
                                () -> desk.session().lastResult().set(TEXTS.get("saved", file)),
                                desk.dialogs()::problem));
    }
}
