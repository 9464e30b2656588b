package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.CutText;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.readmodel.NamedConnection;
import dev.sluice.domain.workspace.EnvironmentLosses;
import dev.sluice.domain.workspace.EnvironmentRemoval;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `sluice environment rm`: takes an environment out of the workspace, with a copy of the workspace before it.
final class RemovedEnvironment {
    private final CommandContext context;
    private final boolean rehearses;
    private final boolean withoutCopy;

    RemovedEnvironment(CommandContext context, boolean rehearses, boolean withoutCopy) {
        this.context = context;
        this.rehearses = rehearses;
        this.withoutCopy = withoutCopy;
    }

    int remove(String name) {
        return context.inWorkspace(rehearses ? WorkspaceAccess.READ : WorkspaceAccess.CHANGE, workspace -> {
            var removal = new EnvironmentRemoval(workspace);
            var chosen = workspace.environments().choose(name);
            var losses = removal.losses(chosen.id());
            if (rehearses) {
                return print("environment.rm.would", losses, null);
            }
            // Typed at every level: nothing brings it back but a copy.
            if (!chosen.name().equals(context.options().confirmed())) {
                throw ProblemException.of(ProblemCode.CONFIRM_REMOVAL, chosen.name());
            }
            var copy = withoutCopy ? null : workspace.backUp();
            return print("environment.rm.done", removal.remove(chosen.id()), copy);
        });
    }

    private int print(String text, EnvironmentLosses losses, @Nullable Path copy) {
        var environment = losses.environment();
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of(text, environment.name(), Terms.of(environment.level())));
        lines.add(CliMessages.of("environment.rm.rows", losses.accounts(), losses.users()));
        lines.add(CliMessages.of("environment.rm.keys", losses.keys().size(), losses.neverTakenOut()));
        if (losses.offers() + losses.staged() + losses.unfinished() > 0) {
            lines.add(CliMessages.of("environment.rm.waiting", losses.offers(), losses.staged(), losses.unfinished()));
        }
        lines.add(CliMessages.of("environment.rm.servers", losses.inForce().size()));
        losses.inForce()
                .forEach(one -> lines.add(CutText.line(
                        one.connection(), one.exporter().name(), one.importer().name())));
        if (copy != null) {
            lines.add(CliMessages.of("environment.rm.copy", copy));
        }
        context.output().print(document(losses, copy), lines);
        return ExitCode.DONE;
    }

    private ObjectNode document(EnvironmentLosses losses, @Nullable Path copy) {
        var environment = losses.environment();
        var node = JsonDocuments.object(
                        "environment",
                        JsonDocuments.plain()
                                .put("name", environment.name())
                                .put("level", Terms.of(environment.level()))
                                .put("operator", environment.operator().text()))
                .put("removed", !rehearses)
                .put("copy", copy == null ? null : copy.toString());
        var lost = node.putObject("lost")
                .put("accounts", losses.accounts())
                .put("users", losses.users())
                .put("offers", losses.offers())
                .put("staged", losses.staged())
                .put("unfinished", losses.unfinished());
        var keys = lost.putArray("keys");
        losses.keys()
                .forEach(key -> keys.addObject()
                        .put("key", key.key().text())
                        .put("kind", Terms.of(key.kind()))
                        .put("owner", key.owner())
                        .put("takenOut", key.exportedAt() != null));
        var goesOn = node.putArray("goesOn");
        losses.inForce().forEach(one -> goesOn.add(document(one)));
        return node;
    }

    private static ObjectNode document(NamedConnection one) {
        return JsonDocuments.plain()
                .put("name", one.connection().share().name())
                .put("subject", one.connection().share().subject().text())
                .put("exporter", one.exporter().name())
                .put("importer", one.importer().name())
                .put("state", one.connection().state().word());
    }
}
