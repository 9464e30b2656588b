package dev.sluice.domain.port;

import dev.sluice.domain.model.server.ServerRef;
import java.util.Set;

/// The public keys of the accounts in one server's store (CLAIMS.LIST; expired ones are left out,
/// nats-server-facts.md#1.2).
public record StoreListing(ServerRef server, Set<String> accounts) {
    public StoreListing {
        accounts = Set.copyOf(accounts);
    }
}
