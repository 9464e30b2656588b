package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.environment.EnvironmentSettings;
import dev.sluice.domain.federation.environment.SystemCreds;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.Arrays;

/// Takes creds of a user of the system account, and lets go of them again.
final class EnvironmentCreds {

    private static final Messages TEXTS = Messages.of("environments");

    private final ScreenContext context;

    EnvironmentCreds(ScreenContext context) {
        this.context = context;
    }

    void give(Environment environment, Path file) {
        context.jobs()
                .run(
                        () -> keep(environment, file),
                        () -> context.session().tell(TEXTS.get("creds.done", environment.name())),
                        context.dialogs()::problem);
    }

    private void keep(Environment environment, Path file) {
        var text = FileAccess.readSecret(file);
        try (var given = SystemCreds.read(
                text, environment.systemAccount(), context.moments().now())) {
            context.session().workspace().vault().add(given.seed());
            settings().setSystemUser(environment.id(), given.user());
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    void drop(Environment environment) {
        context.jobs()
                .<EnvironmentAccess>run(
                        () -> settings().setSystemUser(environment.id(), null),
                        _ -> context.session().tell(TEXTS.get("creds.dropped", environment.name())),
                        context.dialogs()::problem);
    }

    private EnvironmentSettings settings() {
        return context.session().workspace().environments().settings();
    }
}
