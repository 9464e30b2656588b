package dev.sluice.contract;

import dev.sluice.adapter.sandbox.OddClusters;
import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Real servers, asked by the real resolver.
class NatsResolverTest extends ResolverContract {
    @Override
    ServersUnderTest start(int count) {
        var operator = new TestOperator();
        var cluster = TestServers.start(Age.NEWEST, operator.trust(), count);
        return new Real(operator, cluster, new ArrayList<>());
    }

    private record Real(TestOperator operator, ServerCluster cluster, List<TestClient> clients)
            implements ServersUnderTest {
        @Override
        public ServerLink link(SystemRights rights) {
            return TestLinks.open(operator, rights, cluster.urls());
        }

        @Override
        public void listen(int server, Seed account, String subject) {
            var client = operator.connect(account, cluster.servers().get(server).url());
            clients.add(client);
            client.connection().subscribe(subject);
            client.flush();
        }

        @Override
        public void crash(int server) {
            cluster.servers().get(server).kill();
        }

        @Override
        public void fill(int server) {
            var full = cluster.servers().get(server);
            var store = full.folder().resolve("jwt");
            var most = Objects.requireNonNull(store.toFile().list()).length;
            OddClusters.restart(
                    cluster,
                    full.name(),
                    "resolver { type: full, dir: \"%s\", allow_delete: true, limit: %d }".formatted(store, most));
        }

        @Override
        public void close() {
            clients.reversed().forEach(TestClient::close);
            cluster.close();
        }
    }
}
