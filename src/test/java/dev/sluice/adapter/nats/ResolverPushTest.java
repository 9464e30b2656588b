package dev.sluice.adapter.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.SystemRights;
import dev.sluice.domain.jwt.AccountClaims;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverPushTest {
    private final TestOperator operator = new TestOperator();

    @ParameterizedTest
    @CsvSource({"NEWEST, 1", "NEWEST, 3", "OLDEST, 1", "OLDEST, 3"})
    void aPushIsCountedServerByServer(Age age, int count) {
        try (var cluster = TestServers.start(age, operator.trust(), count);
                var link = TestLinks.open(operator, SystemRights.PUSHER, cluster.urls())) {
            var resolver = link.resolver();
            var roster = resolver.roster();
            assertEquals(count, roster.servers().size());
            assertEquals(count, roster.expected());

            var key = TestOperator.seed(KeyKind.ACCOUNT).publicKey();
            var jwt = operator.sign(AccountClaims.builder(key.text(), "ACCTA").build(), operator.operatorSeed());
            var report = resolver.push(key, jwt, roster);
            assertTrue(report.isComplete(), report.summary());
            assertEquals(count, report.stored());
            assertEquals(Collections.nCopies(count, jwt), resolver.stored(key, roster));
        }
    }
}
