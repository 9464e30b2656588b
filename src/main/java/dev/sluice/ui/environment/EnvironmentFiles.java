package dev.sluice.ui.environment;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// What can be written of an environment for servers and other tools, and read from their files.
public final class EnvironmentFiles {
    private static final Texts TEXTS = Texts.of("environment");

    private EnvironmentFiles() {}

    public static List<Command> commands(Desk desk) {
        return List.of(
                desk.command(
                        "environment.conf",
                        TEXTS.get("conf"),
                        Feather.SERVER,
                        Impact.READ,
                        () -> ServerConfSheet.show(desk)),
                desk.command(
                        "environment.nsc",
                        TEXTS.get("nsc"),
                        Feather.PACKAGE,
                        Impact.READ,
                        () -> NscExportSheet.show(desk)),
                desk.command(
                        "environment.contexts",
                        TEXTS.get("contexts"),
                        Feather.TERMINAL,
                        Impact.LOCAL,
                        () -> ContextsSheet.show(desk)));
    }
}
