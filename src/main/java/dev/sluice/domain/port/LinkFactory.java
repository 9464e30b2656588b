package dev.sluice.domain.port;

import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.nkey.Seed;
import java.util.List;
import java.util.function.Supplier;

/// Opens server links.
public interface LinkFactory {
    /// Where users hear answers unless they are told otherwise.
    String USUAL_INBOX = "_INBOX";

    /// Connects, waiting for the first success.
    ///
    /// @param credentials asked for at every connect and reconnect: a user JWT minted for the purpose and its seed
    /// @throws dev.sluice.domain.problem.ProblemException `SERVER_UNREACHABLE`, `LINK_REFUSED` or
    /// `NO_SYSTEM_RIGHTS`, or `TLS_FILES_UNUSABLE`
    ServerLink open(Target target, Supplier<Credentials> credentials);

    /// Without files of our own for TLS.
    default ServerLink open(List<String> urls, Supplier<Credentials> credentials) {
        return open(new Target(urls, TlsFiles.NONE), credentials);
    }

    /// Where to connect, and with which files where servers speak TLS.
    record Target(List<String> urls, TlsFiles tls) {
        public Target {
            urls = List.copyOf(urls);
        }
    }

    /// The link closes the seed when it is done with it.
    ///
    /// @param inbox prefix of the subjects at which this user may hear answers
    record Credentials(String userJwt, Seed seed, String inbox) {
        public Credentials(String userJwt, Seed seed) {
            this(userJwt, seed, USUAL_INBOX);
        }
    }
}
