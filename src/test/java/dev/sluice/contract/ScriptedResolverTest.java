package dev.sluice.contract;

import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.scripted.ScriptedServers;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;

/// Scripted servers do what real ones do.
@Tag("unit")
class ScriptedResolverTest extends ResolverContract {
    @Override
    ServersUnderTest start(int count) {
        var operator = new TestOperator();
        return new InMemory(operator, new ScriptedServers(InstantSource.system()).start(operator.trust(), count));
    }

    private record InMemory(TestOperator operator, ScriptedServers servers) implements ServersUnderTest {
        @Override
        public ServerLink link(SystemRights rights) {
            return servers.open(new Target(servers.urls(), TlsFiles.NONE), () -> operator.systemUser(rights));
        }

        @Override
        public void listen(int server, Seed account, String subject) {
            servers.server(server).subscribe(account.publicKey(), subject);
        }

        @Override
        public void crash(int server) {
            servers.server(server).crash();
        }

        @Override
        public void fill(int server) {
            servers.server(server).limit(servers.server(server).stored().size());
        }

        @Override
        public void close() {}
    }
}
