package dev.sluice.domain.federation.environment;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// Addresses of servers as people type them.
final class ServerAddress {
    private static final Set<String> SCHEMES = Set.of("nats", "tls", "ws", "wss");
    private static final int HIGHEST_PORT = 65_535;

    private ServerAddress() {}

    /// With its scheme.
    ///
    /// @throws ProblemException `SERVER_ADDRESS_INVALID`
    static String check(String typed) {
        var text = typed.strip();
        var full = text.contains("://") ? text : "nats://" + text;
        try {
            var uri = new URI(full);
            if (uri.getRawUserInfo() != null || text.contains("@")) {
                throw refused(text, "credentials do not belong there");
            }
            if (uri.getHost() == null || uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
                throw refused(text, "it is not of the form nats://host:4222, tls://, ws:// or wss://");
            }
            if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
                throw refused(text, "a port is a number from 1 to 65535");
            }
            return full;
        } catch (URISyntaxException e) {
            throw refused(text, "it is not an address at all");
        }
    }

    /// Never repeats a password.
    private static ProblemException refused(String text, String reason) {
        return ProblemException.of(ProblemCode.SERVER_ADDRESS_INVALID, text.replaceAll("(^|//)[^/@]*@", "$1"), reason);
    }
}
