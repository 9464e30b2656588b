package dev.sluice.domain.port;

import dev.sluice.domain.model.server.ClientTrial;
import dev.sluice.domain.model.server.Login;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.function.Supplier;

/// Port: is a client of an account for a moment, to see what servers say to its credentials.
public interface ClientTrials {
    /// Nobody can be reached.
    ClientTrials NONE = new ClientTrials() {
        @Override
        public List<Login> logIn(Target target, Supplier<Credentials> credentials) {
            return List.of();
        }

        @Override
        public ClientTrial tryOut(Target target, Credentials credentials, List<ClientTrial.Step> steps) {
            throw ProblemException.of(ProblemCode.SERVER_UNREACHABLE, String.join(", ", target.urls()), "");
        }
    };

    /// Logs in at each address, and at each server that those tell of; changes nothing and sends nothing.
    ///
    /// @param credentials asked for each login
    List<Login> logIn(Target target, Supplier<Credentials> credentials);

    /// Connects, and does these one after the other.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `SERVER_UNREACHABLE` or `LINK_REFUSED`
    ClientTrial tryOut(Target target, Credentials credentials, List<ClientTrial.Step> steps);
}
