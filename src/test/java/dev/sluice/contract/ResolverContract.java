package dev.sluice.contract;

import static dev.sluice.domain.model.ShareKind.STREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.model.server.PushReport.Silent;
import dev.sluice.domain.model.server.PushReport.Stored;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.port.LoadedAccount.Completeness;
import dev.sluice.domain.port.LoadedAccount.Validity;
import dev.sluice.domain.port.Resolver.AccountText;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.TestOperator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What servers do with account JWTs, as far as the domain builds on it. One server suffices for most of it, two
/// for what differs between them.
abstract class ResolverContract {
    private static final String SUBJECT = "orders.>";

    /// Servers of a new operator.
    abstract ServersUnderTest start(int count);

    private Pair pair(ServersUnderTest servers) {
        return new Pair(servers, servers.link(SystemRights.PUSHER));
    }

    @Test
    void whatIsPushedIsStoredEverywhereAndListed() {
        try (var servers = start(2);
                var pair = pair(servers)) {
            var jwt = pair.sign(pair.exports());
            assertEquals(2, pair.push(jwt).stored());
            assertEquals(List.of(jwt, jwt), pair.stored(pair.exporter()));
            assertEquals(List.of(), pair.stored(pair.importer()));
            var listings = pair.resolver().listings(pair.expected());
            assertEquals(2, listings.size());
            assertTrue(listings.stream()
                    .allMatch(one -> one.accounts()
                            .containsAll(Set.of(
                                    pair.exporter().publicKey().text(),
                                    servers.operator().trust().systemAccount()))));
            assertFalse(listings.getFirst()
                    .accounts()
                    .contains(pair.importer().publicKey().text()));
        }
    }

    @Test
    void whoIsThereSaysWhomItTrustsAndHowManyThereAre() {
        try (var servers = start(2);
                var pair = pair(servers)) {
            var expected = pair.expected();
            assertEquals(2, expected.expected());
            assertTrue(expected.isComplete());
            var operator = servers.operator().operatorSeed().publicKey().text();
            for (var server : expected.servers()) {
                var trust = expected.trust(server).orElseThrow();
                assertEquals(Set.of(operator), trust.operators());
                assertTrue(trust.accepts(operator));
                assertEquals(servers.operator().trust().systemAccount(), trust.systemAccount());
            }
            assertTrue(
                    expected.servers().stream().anyMatch(server -> server.id().equals(expected.at())));
            assertEquals(2, pair.resolver().trusting(expected).size());
            assertEquals(1024 * 1024, pair.resolver().largestText(expected));
            assertTrue(pair.resolver().keepsPushed(pair.exporter().publicKey()));
        }
    }

    @Test
    void nothingIsInForceWhereNobodyLoadedIt() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            var jwt = pair.sign(pair.exports());
            pair.push(jwt);
            assertFalse(pair.resolver()
                    .enforced(pair.exporter().publicKey(), pair.expected())
                    .getFirst()
                    .isLoaded());
            pair.resolver().load(List.of(pair.exporter().publicKey()), pair.expected());
            assertEquals(jwt, pair.enforced(pair.exporter()).jwt());
        }
    }

    @Test
    @DisplayName("S1-16 an import with its activation is valid, and loads its exporter")
    void consent() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            pair.push(pair.sign(pair.exports()));
            pair.push(pair.sign(pair.imports(pair.activation())));
            servers.listen(0, pair.importer(), "orders.eu");
            var importer = pair.enforced(pair.importer());
            assertEquals(Completeness.COMPLETE, importer.completeness());
            assertEquals(List.of(Validity.VALID), pair.validities());
            assertEquals(1, pair.enforced(pair.exporter()).exports().size());
            assertEquals(List.of("orders.eu"), pair.shadows());
        }
    }

    @Test
    void anImportWithoutActivationIsDropped() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            pair.push(pair.sign(pair.exports()));
            pair.push(pair.sign(pair.imports("")));
            servers.listen(0, pair.importer(), "orders.eu");
            assertEquals(Completeness.INCOMPLETE, pair.enforced(pair.importer()).completeness());
            assertEquals(List.of(), pair.validities());
            assertEquals(List.of(), pair.shadows());
        }
    }

    @Test
    void aDroppedImportComesBackWithItsExport() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            pair.push(pair.sign(pair.account(pair.exporter()).build()));
            pair.push(pair.sign(pair.imports(pair.activation())));
            servers.listen(0, pair.importer(), "orders.eu");
            assertEquals(List.of(), pair.validities());
            pair.push(pair.sign(pair.exports()));
            assertEquals(List.of(Validity.VALID), pair.validities());
            assertEquals(Completeness.COMPLETE, pair.enforced(pair.importer()).completeness());
        }
    }

    @Test
    void anImportWhoseExportGoesIsFlaggedAndTheAccountStaysComplete() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            pair.share();
            pair.push(pair.sign(pair.account(pair.exporter()).build()));
            assertEquals(List.of(Validity.INVALID), pair.validities());
            assertEquals(Completeness.COMPLETE, pair.enforced(pair.importer()).completeness());
            assertEquals(List.of(), pair.shadows());
            pair.push(pair.sign(pair.exports()));
            assertEquals(List.of(Validity.VALID), pair.validities());
            assertEquals(List.of("orders.eu"), pair.shadows());
        }
    }

    @Test
    void aRevocationKillsUntilItIsTakenBack() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            pair.share();
            pair.push(pair.sign(pair.revoking(Long.MAX_VALUE / 2)));
            assertEquals(List.of(Validity.INVALID), pair.validities());
            pair.push(pair.sign(pair.revoking(1)));
            assertEquals(List.of(Validity.VALID), pair.validities());
        }
    }

    @Test
    void anActivationOfAnotherOrByAnotherIsWorthNothing() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            pair.push(pair.sign(pair.exports()));
            var stranger = TestOperator.seed(KeyKind.ACCOUNT);
            var forOther = servers.operator().activation(pair.exporter(), stranger.publicKey(), SUBJECT, STREAM);
            var byOther =
                    servers.operator().activation(stranger, pair.importer().publicKey(), SUBJECT, STREAM);
            for (var token : List.of(forOther, byOther)) {
                var report = pair.push(pair.sign(pair.imports(token)));
                assertInstanceOf(Refused.class, report.replies().getFirst(), report::summary);
            }
            assertEquals(List.of(), pair.stored(pair.importer()));
        }
    }

    @Test
    void whatAStrangerSignedIsStoredAndNotInForce() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            var ours = pair.sign(pair.exports());
            pair.push(ours);
            servers.listen(0, pair.exporter(), "orders.eu");
            var stranger = TestOperator.seed(KeyKind.OPERATOR);
            var theirs = servers.operator().sign(pair.exports(), stranger);
            assertTrue(pair.push(theirs).isComplete());
            assertEquals(List.of(theirs), pair.stored(pair.exporter()));
            assertEquals(ours, pair.enforced(pair.exporter()).jwt());
        }
    }

    @Test
    void whatIsNoAccountIsRefused() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            var user = UserClaims.of(TestOperator.seed(KeyKind.USER).publicKey().text(), "user");
            var texts = Stream.of(
                    "nonsense",
                    servers.operator().sign(user, pair.exporter()),
                    pair.sign(pair.exports()) + "x",
                    pair.sign(pair.account(pair.exporter())
                            .exports(
                                    List.of(pair.export().build(), pair.export().build()))
                            .build()));
            texts.forEach(text -> {
                var report = pair.push(text);
                assertInstanceOf(Refused.class, report.replies().getFirst(), report::summary);
            });
            assertEquals(List.of(), pair.stored(pair.exporter()));
        }
    }

    @Test
    void anOlderTextReplacesAYoungerOne() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            var older = pair.sign(pair.exports());
            pair.push(pair.sign(pair.account(pair.exporter()).build()));
            assertTrue(pair.push(older).isComplete());
            assertEquals(List.of(older), pair.stored(pair.exporter()));
        }
    }

    @Test
    void aFullStoreTakesNoNewAccount() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            pair.push(pair.sign(pair.exports()));
            servers.fill(0);
            assertInstanceOf(
                    Refused.class,
                    pair.push(pair.sign(pair.account(pair.importer()).build()))
                            .replies()
                            .getFirst());
            assertTrue(pair.push(pair.sign(pair.exports())).isComplete());
        }
    }

    @Test
    void aDeletedAccountIsGoneAndOverWhereItIsLoaded() {
        try (var servers = start(1);
                var pair = pair(servers)) {
            pair.share();
            var request = GenericClaims.deleteAccounts(
                    servers.operator().operatorSeed().publicKey(),
                    List.of(pair.exporter().publicKey()));
            var stranger = TestOperator.seed(KeyKind.OPERATOR);
            var forged = GenericClaims.deleteAccounts(
                    stranger.publicKey(), List.of(pair.exporter().publicKey()));
            assertTrue(pair.delete(servers.operator().sign(forged, stranger)).isRefused());
            assertEquals(1, pair.stored(pair.exporter()).size());
            var report = pair.delete(
                    servers.operator().sign(request, servers.operator().operatorSeed()));
            assertTrue(report.isComplete(), report::summary);
            assertEquals(List.of(), pair.stored(pair.exporter()));
            assertEquals(Completeness.EXPIRED, pair.enforced(pair.exporter()).completeness());
            assertEquals(List.of(Validity.VALID), pair.validities());
        }
    }

    @Test
    void whoHasTheAccountLoadedTakesATextOfItsOwnSubject() {
        try (var servers = start(1);
                var pair = pair(servers);
                var updater = servers.link(SystemRights.UPDATER)) {
            pair.push(pair.sign(pair.exports()));
            servers.listen(0, pair.exporter(), "orders.eu");
            var next = pair.sign(pair.account(pair.exporter()).build());
            var other = new AccountText(pair.importer().publicKey(), next);
            try (var sent = updater.resolver()
                    .sendLoaded(List.of(new AccountText(pair.exporter().publicKey(), next), other), pair.expected())) {
                var answers = sent.answers();
                assertTrue(answers.getFirst().isComplete(), answers.getFirst()::summary);
                assertTrue(answers.getLast().isRefused(), answers.getLast()::summary);
            }
            assertEquals(next, pair.enforced(pair.exporter()).jwt());
        }
    }

    @Test
    void whoMayOnlyLookMayNotPush() {
        try (var servers = start(1);
                var pair = pair(servers);
                var monitor = servers.link(SystemRights.MONITOR)) {
            var jwt = pair.sign(pair.exports());
            var problem = assertThrows(
                    ProblemException.class,
                    () -> monitor.resolver().push(pair.exporter().publicKey(), jwt, pair.expected()));
            assertEquals(ProblemCode.NO_SYSTEM_RIGHTS, problem.code());
            assertEquals(List.of(), pair.stored(pair.exporter()));
        }
    }

    @Test
    void whoIsKilledIsCountedAndSilent() {
        try (var servers = start(2);
                var pair = pair(servers)) {
            var before = pair.expected();
            assertEquals(2, before.expected());
            servers.crash(1);
            var expected = pair.expected();
            assertEquals(1, expected.servers().size());
            assertEquals(2, expected.expected());
            var report = pair.resolver().push(pair.exporter().publicKey(), pair.sign(pair.exports()), expected);
            assertInstanceOf(Stored.class, report.replies().getFirst());
            assertInstanceOf(Silent.class, report.replies().getLast());
            assertEquals(2, report.replies().size());
            assertEquals(1, pair.stored(pair.exporter()).size());
            assertEquals(1, pair.resolver().listings(expected).size());
            assertEquals(
                    1,
                    pair.resolver()
                            .subscriptions(pair.exporter().publicKey(), expected)
                            .answered());
        }
    }
}
