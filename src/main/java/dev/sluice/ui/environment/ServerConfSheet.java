package dev.sluice.ui.environment;

import dev.sluice.domain.config.ConfigTrust;
import dev.sluice.domain.config.HostPort;
import dev.sluice.domain.config.ResolverConfig;
import dev.sluice.domain.config.ServerConfig;
import dev.sluice.domain.config.ServerConfig.Basics;
import dev.sluice.domain.config.ServerConfig.OperatorText;
import dev.sluice.domain.config.TimeSpan;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextArea;
import org.kordamp.ikonli.feather.Feather;

/// A `server.conf` with which servers trust the environment's operator and take pushed accounts: to be read,
/// copied, saved.
final class ServerConfSheet {
    private static final Messages TEXTS = Messages.of("environment");
    private static final String FILE = "server.conf";
    private static final int PORT = 4222;
    private static final Duration INTERVAL = Duration.ofMinutes(2);

    private final ScreenContext context;

    private ServerConfSheet(ScreenContext context) {
        this.context = context;
    }

    static void show(ScreenContext context) {
        var form = new ServerConfSheet(context);
        context.jobs().run(form::text, form::show, context.dialogs()::problem);
    }

    /// In the background.
    private String text() {
        var services = context.session().services();
        var source = new ConfigTrust(services);
        var operator = new OperatorText.Inline(services.environment().operatorJwt());
        var config = new ServerConfig(
                new Basics(null, new HostPort("0.0.0.0", PORT), null, null, null),
                source.trust(operator, source.choose(List.of())),
                new ResolverConfig.Full("./jwt", ResolverConfig.Deletion.ALLOWED, new TimeSpan(INTERVAL)),
                null,
                null,
                null);
        return context.outside().serverConfig().get().write(config);
    }

    private void show(String text) {
        var sheet = new Sheet(
                TEXTS.get("conf.title", context.session().environment().name()), Sheet.Size.LARGE);
        var shown = new TextArea(text);
        shown.setId("conf-text");
        shown.setEditable(false);
        shown.setPrefRowCount(16);
        shown.getStyleClass().add("mono");
        var save = Controls.button(TEXTS.get("conf.save"), Feather.DOWNLOAD, () -> save(text), "accent");
        save.setId("conf-save");
        var copied = Controls.label("", "text-muted");
        var copy = Controls.button(TEXTS.get("conf.copy"), Feather.COPY, () -> {
            Copied.put(text);
            copied.setText(TEXTS.get("conf.copied"));
        });
        sheet.add(
                Controls.paragraph(TEXTS.get("conf.intro"), "text-muted"),
                new Field(FILE, shown, TEXTS.get("conf.hint")),
                Controls.row("button-row", save, copy, copied));
        sheet.finish(TEXTS.get("close"));
        context.dialogs().show(sheet);
    }

    private void save(String text) {
        context.dialogs()
                .files()
                .save(TEXTS.get("conf.save"), FILE)
                .ifPresent(file -> context.jobs()
                        .run(
                                () -> FileAccess.write(file, text),
                                () -> context.session().lastResult().set(TEXTS.get("saved", file)),
                                context.dialogs()::problem));
    }
}
