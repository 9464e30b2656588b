package dev.sluice.domain.interop;

import dev.sluice.domain.federation.environment.ServerAddress;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The addresses of servers that an operator's token names.
final class OperatorServers {
    private OperatorServers() {}

    /// Its service URLs; without any the account server's, which may be a NATS resolver's.
    ///
    /// @param leftOut told what is no address that Sluice can use
    static List<String> of(OperatorClaims operator, Consumer<String> leftOut) {
        var found = new ArrayList<String>();
        for (var url : operator.serviceUrls()) {
            ServerAddress.read(url).ifPresentOrElse(found::add, () -> leftOut.accept(url));
        }
        if (found.isEmpty() && operator.accountServerUrl().contains("://")) {
            ServerAddress.read(operator.accountServerUrl()).ifPresent(found::add);
        }
        return found;
    }
}
