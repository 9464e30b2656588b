package dev.sluice.cli;

import dev.sluice.domain.federation.act.Outcome;
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
final class PushCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ACCOUNT", descriptionKey = "ACCOUNT", arity = "0..*")
    private List<String> accounts = new ArrayList<>();

    @Option(names = "--all")
    private boolean all;

    PushCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.refuseStage();
        if (all && !accounts.isEmpty()) {
            throw context.usage(Texts.of("push.which"));
        }
        return context.run(Access.PUBLISH, session -> {
            var publisher = session.realm().publisher();
            var outcome = accounts.isEmpty()
                    ? publisher.pushAll(session.manner())
                    : publisher.push(keys(session), session.manner());
            var waits = outcome instanceof Outcome.Partial partial && partial.isWaiting();
            return new OutcomeReport(session, outcome)
                    .toBeEnforced(true)
                    .print(
                            JsonNodeFactory.instance.objectNode(),
                            List.of(Texts.of(waits ? "push.waiting" : "push.done")));
        });
    }

    private List<PublicKey> keys(Session session) {
        return accounts.stream().map(name -> session.account(name).key()).toList();
    }
}
