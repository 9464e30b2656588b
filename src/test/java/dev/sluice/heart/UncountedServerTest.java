package dev.sluice.heart;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A server that has just started answers, and no other counts it yet (nats-server-facts.md#1.4).
@Tag("unit")
class UncountedServerTest {
    private static final Duration UNTIL_COMPARED = Duration.ofMinutes(11);

    @Test
    @DisplayName("S3-A15 what a server lacks that nobody counts yet is not confirmed")
    void nothingIsConfirmedWithoutIt() {
        try (var realm = UnitEnvironment.start(2)) {
            var account = signedElsewhere(realm);
            realm.servers().server(1).lose(account.key());
            realm.servers().startsUncounted(1);
            assertEquals(
                    1, realm.services().link().resolver().expected().servers().size());
            assertFalse(isConfirmedByRound(realm, account));
            // It is known from now on, though nobody counts it.
            assertFalse(isConfirmedByRound(realm, account));
        }
    }

    @Test
    @DisplayName("S3-A15 what every server has is confirmed, without a push")
    void whatAllHaveIsConfirmed() {
        try (var realm = UnitEnvironment.start(2)) {
            assertTrue(isConfirmedByRound(realm, signedElsewhere(realm)));
        }
    }

    @Test
    @DisplayName("S3-A15 the first push of a workspace waits for a server that nobody counts yet")
    void firstPushWaitsForIt() {
        try (var realm = UnitEnvironment.start(2)) {
            realm.servers().startsUncounted(1);
            var added = realm.services().accounts().add("first", Limits.core(), OperationOptions.now());
            var done = assertInstanceOf(Outcome.Done.class, added.outcome());
            assertEquals(
                    Set.of("n1", "n2"),
                    done.reports().getFirst().replies().stream()
                            .map(reply -> reply.server().name())
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    @DisplayName("S3-A4 one that is known and back, and that nobody counts yet, is heard before it is called missing")
    void knownOneIsBack() {
        try (var unit = UnitEnvironment.start(3)) {
            unit.account("before");
            unit.servers().startsUncounted(1);
            var added = unit.services().accounts().add("after", Limits.core(), OperationOptions.now());
            var done = assertInstanceOf(Outcome.Done.class, added.outcome());
            assertEquals(3, done.reports().getFirst().replies().size());
        }
    }

    private static boolean isConfirmedByRound(UnitEnvironment realm, Account account) {
        realm.clock().advance(UNTIL_COMPARED);
        realm.services().maintenance().round();
        return realm.services().accounts().find(account.name()).release().confirmed();
    }

    /// As an import leaves it: signed and on all servers, by no push of ours.
    private static Account signedElsewhere(UnitEnvironment realm) {
        var services = realm.services();
        var staged = services.accounts()
                .add("elsewhere", Limits.core(), OperationOptions.stage())
                .value();
        var signer = new AccountSigner(services.context());
        var signed = realm.disk().write(tx -> signer.sign(tx, staged.key()));
        var report = services.link()
                .pushing(resolver -> resolver.push(
                        signed.key(), requireNonNull(signed.release().jwt()), resolver.expected()));
        assertTrue(report.isComplete());
        return signed;
    }
}
