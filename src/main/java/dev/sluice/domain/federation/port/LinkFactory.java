package dev.sluice.domain.federation.port;

import dev.sluice.domain.nkey.Seed;
import java.util.List;
import java.util.function.Supplier;

/// Opens server links.
public interface LinkFactory {
    /// Connects, waiting for the first success.
    ///
    /// @param credentials asked for at every connect and reconnect: a user JWT minted for the
    /// purpose and its seed
    /// @throws dev.sluice.domain.problem.ProblemException `SERVER_UNREACHABLE`, `LINK_REFUSED` or
    /// `NO_SYSTEM_RIGHTS`
    ServerLink open(List<String> urls, Supplier<Credentials> credentials);

    /// The link closes the seed when it is done with it.
    record Credentials(String userJwt, Seed seed) {}
}
