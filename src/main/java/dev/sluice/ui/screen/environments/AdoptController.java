package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.environment.SystemCreds;
import dev.sluice.domain.interop.SystemAdoption;
import dev.sluice.domain.interop.SystemAdoption.Scope;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.EnvironmentLines;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.screen.environments.AdoptModel.Choice;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Reads what a running system's servers store, and takes over those of its accounts that a person ticked.
/// Publishes nothing.
final class AdoptController extends SheetController {
    private static final Messages TEXTS = Messages.of("environments");

    private final ScreenContext context;
    private final AdoptModel model;
    private final Consumer<Environment> made;
    private @Nullable SystemAdoption found;

    private record Surveyed(SystemAdoption adoption, List<Choice> choices) {}

    /// @param made told of the environment
    AdoptController(ScreenContext context, AdoptModel model, Consumer<Environment> made) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.made = made;
    }

    private Workspace workspace() {
        return context.session().workspace();
    }

    /// The command line takes over those whose keys are held, or all; a choice among them it has not.
    CommandLines lines() {
        var file = model.creds().get();
        return file == null || !(model.takesHeld() || model.takesAll())
                ? CommandLines.NONE
                : EnvironmentLines.adopt(
                        servers(), file.toString(), model.level().get(), !model.takesHeld());
    }

    /// Asks the servers. Changes nothing.
    void survey() {
        var servers = servers();
        var file = model.creds().get();
        if (servers.isEmpty() || file == null) {
            return;
        }
        model.surveyed().set(false);
        run(() -> survey(servers, file), surveyed -> {
            found = surveyed.adoption();
            model.choices().setAll(surveyed.choices());
            model.surveyed().set(true);
        });
    }

    private Surveyed survey(List<String> servers, Path file) {
        try (var creds = creds(file)) {
            var system = workspace().environments().survey(servers, TlsFiles.NONE, creds);
            var adoption = new SystemAdoption(context.outside().exchange().get(), workspace(), system, Scope.HELD);
            return new Surveyed(
                    adoption,
                    adoption.candidates().stream()
                            .map(candidate -> new Choice(candidate, new SimpleBooleanProperty(candidate.isTaken())))
                            .toList());
        }
    }

    private SystemCreds creds(Path file) {
        var text = FileAccess.readSecret(file);
        try {
            return SystemCreds.read(text, context.moments().now());
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    void adopt() {
        var level = model.level().get();
        var surveyed = Objects.requireNonNull(found);
        var file = Objects.requireNonNull(model.creds().get());
        var ticked = model.ticked();
        var servers = servers();
        var agreed = model.cuts().named();
        finish(
                () -> {
                    var adoption = surveyed.taking(ticked);
                    var id = adoption.apply(adoption.plan(level), agreed);
                    return settled(workspace().environments().get(id), servers, file);
                },
                environment -> {
                    context.session()
                            .tell(TEXTS.get(
                                    "adopt.done",
                                    environment.name(),
                                    ticked.size(),
                                    model.choices().size()));
                    made.accept(environment);
                });
    }

    /// By the addresses and credentials that it was found with.
    private Environment settled(Environment environment, List<String> servers, Path file) {
        var environments = workspace().environments();
        environments.setServers(environment.id(), servers);
        try (var creds = creds(file)) {
            workspace().vault().add(creds.seed());
            environments.settings().setSystemUser(environment.id(), creds.user());
        }
        return environments.get(environment.id());
    }

    private List<String> servers() {
        return Stream.of(model.servers().get().split("[,\\s]+"))
                .filter(url -> !url.isBlank())
                .toList();
    }
}
