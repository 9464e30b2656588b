package dev.sluice.contract;

import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.testing.TestOperator;

/// Some servers of an operator whose keys a test has.
interface ServersUnderTest extends AutoCloseable {
    TestOperator operator();

    /// A link of its own, with just those rights.
    ServerLink link(SystemRights rights);

    /// A client of the account comes, so that the server loads it, and listens.
    void listen(int server, Seed account, String subject);

    /// Killed: the others count it on for some minutes.
    void crash(int server);

    /// The store of one server takes nothing any more.
    void fill(int server);

    @Override
    void close();
}
