package dev.sluice.domain.federation.environment;

import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.Resolver.Trusting;
import java.util.List;

/// Asks the servers of an environment whether they can be worked with: who answers, who is missing, and who would
/// not take what we sign.
public final class LinkCheck {
    private final EnvironmentContext context;

    public LinkCheck(EnvironmentContext context) {
        this.context = context;
    }

    /// @param server at the other end of the link
    /// @param answered names of those that count and answered
    /// @param missing names of those that are known and silent
    /// @param distrusting names of those that do not take accounts that our key signed
    public record Found(
            String server,
            long roundTripMillis,
            List<String> answered,
            List<String> missing,
            List<String> distrusting) {
        public Found {
            answered = List.copyOf(answered);
            missing = List.copyOf(missing);
            distrusting = List.copyOf(distrusting);
        }

        public boolean isGood() {
            return missing.isEmpty() && distrusting.isEmpty();
        }
    }

    /// Opens the link where it is not open.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `NO_SERVERS`, `VAULT_LOCKED`, or why they cannot be
    /// reached
    public Found run() {
        var resolver = context.link().resolver();
        var expected = context.servers().completed(resolver.expected());
        var signer = context.environment().signingKey().text();
        var distrusting = resolver.trusting(expected).stream()
                .filter(trusting -> !trusting.accepts(signer))
                .map(Trusting::server)
                .map(ServerRef::name)
                .toList();
        var state = context.link().state();
        return new Found(
                state instanceof LinkState.Connected link ? link.server().name() : "",
                state instanceof LinkState.Connected link ? link.roundTripMillis() : 0,
                expected.servers().stream().map(ServerRef::name).sorted().toList(),
                context.servers().missing(expected),
                distrusting);
    }

    /// The same, and closes a link that was not open before: nobody is to be connected to the servers of an
    /// environment that no window shows.
    public Found runOnce() {
        var isOurs = context.link().state() instanceof LinkState.Off;
        try {
            return run();
        } finally {
            if (isOurs) {
                context.link().close();
            }
        }
    }
}
