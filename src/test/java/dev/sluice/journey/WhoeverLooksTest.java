package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.testing.Age;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whatever looks at servers judges connections by what it finds.
class WhoeverLooksTest extends Journey {
    WhoeverLooksTest() {
        super(Age.NEWEST, 1);
    }

    private void lose(Account account) throws Exception {
        var request = JwtWriter.encode(
                GenericClaims.deleteAccounts(test.services().environment().signingKey(), List.of(account.key())),
                test.signer(test.services().environment().signingKey()),
                Instant.now().getEpochSecond());
        test.services().link().pushing(resolver -> resolver.delete(account.key(), request, resolver.expected()));
    }

    @Test
    @DisplayName("Whoever asks servers judges by what they say: a comparison, a proof, a look at one, a push")
    void whoeverLooksJudges() throws Exception {
        var from = account("from");
        var to = account("to");
        var live = accept(offer(from, to, "orders.>"), null);
        List<Runnable> looks = List.of(
                () -> test.services().reconciler().compare(),
                () -> test.services().accounts().prove(to.key()),
                () -> test.services().maintenance().check(live.id()));
        for (var look : looks) {
            lose(from);
            assertEquals(ConnectionState.ACTIVE, stateOf(live));
            look.run();
            assertEquals(ConnectionState.DEGRADED, stateOf(live));
            test.services().publisher().push(List.of(from.key()), OperationOptions.now());
            assertEquals(ConnectionState.ACTIVE, stateOf(live));
        }
    }

    @Test
    @DisplayName("A state is as old as the last look: at one, or at all")
    void seenWhenLookedAt() {
        var one = accept(offer(account("from"), account("to"), "orders.>"), null);
        var other = accept(offer(account("from"), account("to"), "orders.>"), null);
        var made = seen(one);
        assertEquals(micros(one.status().since()), made);
        test.services().maintenance().check(one.id());
        assertTrue(seen(one).isAfter(made));
        assertEquals(micros(other.status().since()), seen(other));
        var found = test.services().reconciler().compare();
        assertEquals(micros(found.at()), seen(one));
        assertEquals(micros(found.at()), seen(other));
    }

    private Instant seen(Connection connection) {
        return micros(test.services()
                .federation()
                .sightings()
                .of(test.services().federation().get(connection.id()))
                .orElseThrow());
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
