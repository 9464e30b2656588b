package dev.sluice.ui.environment;

import dev.sluice.domain.config.ConfigSpan;
import dev.sluice.domain.config.ConfigTrust;
import dev.sluice.domain.config.HostPort;
import dev.sluice.domain.config.ResolverConfig;
import dev.sluice.domain.config.ServerConfig;
import dev.sluice.domain.config.ServerConfig.Basics;
import dev.sluice.domain.config.ServerConfig.OperatorText;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.List;

/// Writes a `server.conf` with which servers trust the environment's operator and take pushed accounts.
final class ServerConfController extends SheetController {

    /// What the file is called.
    static final String FILE = "server.conf";

    private static final Messages TEXTS = Messages.of("environment");
    private static final int PORT = 4222;
    private static final Duration INTERVAL = Duration.ofMinutes(2);

    private final ScreenContext context;
    private final ServerConfModel model;

    ServerConfController(ScreenContext context, ServerConfModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// In the background.
    static ServerConfModel model(ScreenContext context) {
        var services = context.session().services();
        var source = new ConfigTrust(services);
        var operator = new OperatorText.Inline(services.environment().operatorJwt());
        var config = new ServerConfig(
                new Basics(null, new HostPort("0.0.0.0", PORT), null, null, null),
                source.trust(operator, source.choose(List.of())),
                new ResolverConfig.Full("./jwt", ResolverConfig.Deletion.ALLOWED, new ConfigSpan(INTERVAL)),
                null,
                null,
                null);
        return new ServerConfModel(context.outside().serverConfig().get().write(config));
    }

    void save() {
        context.dialogs()
                .files()
                .save(TEXTS.get("conf.save"), FILE)
                .ifPresent(file -> run(
                        () -> {
                            FileAccess.write(file, model.text());
                            return file;
                        },
                        saved -> context.session().tell(TEXTS.get("saved", saved))));
    }
}
