package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.OutcomeReport;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// `sluice push`: publishes what is staged or unconfirmed.
@Command(name = "push")
public final class PushCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT", arity = "0..*")
    private List<String> accounts = new ArrayList<>();

    @Option(names = "--all")
    private boolean all;

    public PushCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.refuseStage();
        if (all && !accounts.isEmpty()) {
            throw context.usage(CliMessages.of("push.which"));
        }
        return context.run(WorkspaceAccess.PUBLISH, session -> {
            var publisher = session.services().publisher();
            var outcome = accounts.isEmpty()
                    ? publisher.pushAll(session.options())
                    : publisher.push(keys(session), session.options());
            var waits = outcome instanceof Outcome.Partial partial && partial.isWaiting();
            return new OutcomeReport(session, outcome)
                    .toBeEnforced(true)
                    .print(
                            JsonNodeFactory.instance.objectNode(),
                            List.of(CliMessages.of(waits ? "push.waiting" : "push.done")));
        });
    }

    private List<PublicKey> keys(EnvironmentSession session) {
        return accounts.stream().map(name -> session.account(name).key()).toList();
    }
}
