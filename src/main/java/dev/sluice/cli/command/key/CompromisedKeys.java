package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.json.KeyDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.key.CompromisePlan;
import dev.sluice.domain.key.CompromisePlan.Step;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.KeyCustody;
import java.util.ArrayList;
import tools.jackson.databind.node.ObjectNode;

/// `sluice key compromised`: says that others know a key, and what is to be done about it, in order.
final class CompromisedKeys {
    private final CommandContext context;

    CompromisedKeys(CommandContext context) {
        this.context = context;
    }

    int mark(String typed, String note, boolean dryRun) {
        var key = KeyCustodyCommands.whole(typed);
        return context.run(dryRun ? WorkspaceAccess.READ : WorkspaceAccess.CHANGE, session -> {
            var known = session.services().keys().list().stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.of(ProblemCode.KEY_MISSING, key.shortText()));
            if (!dryRun) {
                new KeyCustody(session.workspace()).compromised(key, note);
            }
            var plan = CompromisePlan.of(known);
            var lines = new ArrayList<String>();
            lines.add(CliMessages.of(dryRun ? "key.compromised.would" : "key.compromised.marked", key));
            for (var step : plan.steps()) {
                lines.add(CliMessages.of("key.compromised.step", lines.size(), words(known, step)));
            }
            var document = JsonDocuments.object("key", KeyDocuments.key(known)).put("marked", !dryRun);
            document.set("steps", JsonDocuments.array(plan.steps(), step -> document(known, step)));
            session.output().print(document, lines);
            return ExitCode.DONE;
        });
    }

    private static String words(KnownKey key, Step step) {
        return CliMessages.of(
                "key.compromised." + Terms.of(step.deed()),
                key.owner(),
                key.name(),
                key.key(),
                String.join(", ", step.names()));
    }

    private static ObjectNode document(KnownKey key, Step step) {
        var node = JsonDocuments.plain().put("step", Terms.of(step.deed())).put("words", words(key, step));
        step.names().forEach(node.putArray("names")::add);
        return node;
    }
}
