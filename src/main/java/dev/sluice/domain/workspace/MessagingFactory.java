package dev.sluice.domain.workspace;

import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Credentials;
import java.util.List;

/// Port: connects as ordinary users of accounts, to show and to try what flows.
public interface MessagingFactory {
    /// Connects and stays connected, reconnecting by itself.
    ///
    /// @param name what servers call the connection, such as `machine-7`
    /// @param credentials kept until the connection is closed, which closes the seed
    /// @throws dev.sluice.domain.problem.ProblemException `SERVER_UNREACHABLE` or `LINK_REFUSED`
    Messaging connect(List<String> urls, String name, Credentials credentials);

    /// @param seed of the user, which is closed with the connection
    default Messaging connect(List<String> urls, String name, String userJwt, Seed seed) {
        return connect(urls, name, new Credentials(userJwt, seed));
    }
}
