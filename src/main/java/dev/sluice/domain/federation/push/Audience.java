package dev.sluice.domain.federation.push;

import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which servers have to be there before a change of them is begun.
@FunctionalInterface
public interface Audience {
    /// All of them: a gate that is opened on some servers only is half open.
    Audience ALL = (delivery, without) -> Optional.of(delivery.expectedAll(without));

    /// Whoever is there: closing a gate waits for nobody who is missing.
    Audience WHOEVER_IS_THERE = (delivery, without) -> Optional.of(delivery.expectedToClose(without));

    /// Whoever is there, or nobody: the rows change all the same, and the next push tells the servers.
    Audience IF_ANY = Audience::ifAny;

    /// @param without names or ids of servers knowingly left out
    /// @return empty when none can be reached and the change does not need any
    Optional<ExpectedServers> expect(Delivery delivery, Set<String> without);

    /// Those who were asked already.
    static Audience of(ExpectedServers expected) {
        return (_, _) -> Optional.of(expected);
    }

    private static Optional<ExpectedServers> ifAny(Delivery delivery, Set<String> without) {
        try {
            return WHOEVER_IS_THERE.expect(delivery, without);
        } catch (ProblemException e) {
            if (!isAway(e)) {
                throw e;
            }
            OperationGate.remark(e.problem().text().what());
            return Optional.empty();
        }
    }

    /// Whether it is the servers that cannot be reached.
    static boolean isAway(ProblemException problem) {
        return EnumSet.of(
                        ProblemCode.SERVER_UNREACHABLE,
                        ProblemCode.LINK_REFUSED,
                        ProblemCode.NO_SERVERS,
                        ProblemCode.RESOLVER_UNSUPPORTED,
                        ProblemCode.ACCOUNT_SERVER_SILENT)
                .contains(problem.code());
    }
}
