package dev.sluice.ui.environment;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// What can be written of an environment for servers and other tools, and read from their files.
public final class EnvironmentFiles {
    private static final Messages TEXTS = Messages.of("environment");

    private EnvironmentFiles() {}

    public static List<Command> commands(ScreenContext context) {
        return List.of(
                context.command(
                        "environment.conf",
                        TEXTS.get("conf"),
                        Feather.SERVER,
                        Impact.READ,
                        () -> context.jobs()
                                .run(
                                        () -> ServerConfController.model(context),
                                        model -> ServerConfSheet.show(context, model),
                                        context.dialogs()::problem)),
                context.command(
                        "environment.nsc",
                        TEXTS.get("nsc"),
                        Feather.PACKAGE,
                        Impact.READ,
                        () -> NscExportSheet.show(context)),
                context.command(
                        "environment.contexts",
                        TEXTS.get("contexts"),
                        Feather.TERMINAL,
                        Impact.LOCAL,
                        () -> context.jobs()
                                .run(
                                        () -> ContextsController.model(context),
                                        model -> ContextsSheet.show(context, model),
                                        context.dialogs()::problem)));
    }
}
