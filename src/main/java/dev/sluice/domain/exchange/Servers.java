package dev.sluice.domain.exchange;

import dev.sluice.domain.jwt.OperatorClaims;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// The addresses of servers that an operator's token names.
final class Servers {
    private static final Set<String> SCHEMES = Set.of("nats", "tls", "ws", "wss");

    private Servers() {}

    /// Its service URLs; without any the account server's, which may be a NATS resolver's.
    ///
    /// @param leftOut told what is no address that Sluice can use
    static List<String> of(OperatorClaims operator, Consumer<String> leftOut) {
        var found = new ArrayList<String>();
        for (var url : operator.serviceUrls()) {
            if (isServer(url)) {
                found.add(url);
            } else {
                leftOut.accept(url);
            }
        }
        var accounts = operator.accountServerUrl();
        if (found.isEmpty() && isServer(accounts)) {
            found.add(accounts);
        }
        return found;
    }

    static boolean isServer(String url) {
        try {
            var uri = new URI(url);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException _) {
            // Not an address at all.
            return false;
        }
    }
}
