package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// Three accounts and one who publishes, one who has consent now and then, one who never has any: tells after each
/// fault whether the database, every server's store and what flows agree.
final class Watch {
    private final int servers;
    private final PublicKey exporter;
    private final PublicKey importer;
    private final TestClient source;
    private final Inbox partner;
    private final Inbox stranger;
    private final Lost lost;
    private final Map<PublicKey, Long> issued = new HashMap<>();
    private int probes;

    /// Makes the accounts, and two shares that are consented for good: they tell when a probe is through, and must
    /// never be disturbed.
    Watch(TestEnvironment test) {
        servers = test.cluster().servers().size();
        var owner = test.account("org-a");
        exporter = owner.key();
        var customer = test.account("org-b");
        importer = customer.key();
        var other = test.account("org-c");
        share(test.services(), owner, customer);
        share(test.services(), owner, other);
        source = test.connect(owner, 0);
        partner = Inbox.of(test.connect(customer, 0), ">");
        stranger = Inbox.of(test.connect(other, 0), ">");
        lost = new Lost(test, owner);
    }

    private static void share(EnvironmentServices services, Account exporter, Account importer) {
        var draft =
                new OfferDraft(exporter.key(), importer.key(), "mark-" + importer.name(), "mark.>", ShareKind.STREAM);
        var offer = services.federation().offer(draft);
        services.federation().accept(offer.id(), ActingAccount.of(importer.key()), null, OperationOptions.now());
    }

    /// Everything is settled, and all agree.
    void check(EnvironmentServices services, Set<String> subjects) {
        assertFalse(services.publisher().isRecoveryNeeded());
        assertEquals(
                List.of(),
                services.federation().list().stream().filter(Watch::isUnderWay).toList());
        assertEquals(List.of(), services.recovery().list());
        services.accounts().list().stream()
                .map(AccountView::account)
                .filter(Account::isManaged)
                .forEach(account -> checkServers(services, account));
        checkComparison(services);
        checkFlow(services, subjects);
        lost.check(services, source);
        var chain = services.recorder().audit().verify();
        assertTrue(chain.isWhole(), chain::toString);
    }

    private static void checkComparison(EnvironmentServices services) {
        var found = services.reconciler().compare();
        var apart = found.accounts().stream()
                .filter(account -> account.isDrift() || account.status() == SyncStatus.UNCONFIRMED)
                .toList();
        assertEquals(List.of(), apart);
        assertTrue(found.isComplete(), () -> found.servers() + " of " + found.expected());
    }

    private static boolean isUnderWay(Connection connection) {
        return switch (connection.state()) {
            case ACTIVATING, REVOKING, DEGRADED -> true;
            case PENDING, ACTIVE, SUSPENDED, REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        };
    }

    private void checkServers(EnvironmentServices services, Account account) {
        var jwt = String.valueOf(account.release().jwt());
        var resolver = services.link().resolver();
        var stored = resolver.stored(account.key(), resolver.expected());
        assertEquals(
                Collections.nCopies(servers, claims(jwt).base().issuedAt()),
                stored.stream().map(text -> claims(text).base().issuedAt()).toList(),
                account.name());
        assertEquals(Collections.nCopies(servers, jwt), stored, account.name());
        assertTrue(services.accounts().prove(account.key()).isEffective(), account.name());
        var before = issued.put(account.key(), account.release().iat());
        assertTrue(before == null || before <= account.release().iat(), "signing times only grow");
        var imports = claims(jwt).imports();
        // Of what was shared again after its end, the later connection counts.
        var wanted = new HashMap<String, Boolean>();
        services.federation().list().stream()
                .filter(connection -> connection.importer().equals(account.key()))
                .forEach(connection -> wanted.merge(
                        connection.share().subject().text(),
                        connection.state() == ConnectionState.ACTIVE,
                        Boolean::logicalOr));
        wanted.forEach((subject, active) -> assertEquals(
                active,
                imports.stream().anyMatch(claim -> claim.subject().equals(subject)),
                () -> account.name() + " imports " + subject));
    }

    private static AccountClaims claims(String jwt) {
        try {
            return JwtReader.decodeAccount(jwt).claims();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// One message on every subject that was ever shared; what arrives is what is active.
    private void checkFlow(EnvironmentServices services, Set<String> subjects) {
        var probe = Integer.toString(++probes);
        subjects.forEach(subject -> source.publish(subject + "." + probe, probe));
        source.publish("mark." + probe, probe);
        var allowed = services.federation().list().stream()
                .filter(connection -> connection.state() == ConnectionState.ACTIVE
                        && connection.exporter().equals(exporter)
                        && connection.importer().equals(importer))
                .map(connection -> connection.share().subject().text().replace(">", probe))
                .collect(Collectors.toSet());
        assertEquals(allowed, arrived(partner, probe));
        assertEquals(Set.of("mark." + probe), arrived(stranger, probe));
    }

    /// The mark was sent last, on the same way.
    private static Set<String> arrived(Inbox inbox, String probe) {
        Awaitility.await().until(() -> inbox.subjects().contains("mark." + probe));
        return inbox.all().stream()
                .filter(arrived -> arrived.text().equals(probe))
                .map(Inbox.Arrived::subject)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Nothing that does not belong to the watch is left active.
    void cleanUp(EnvironmentServices services) {
        services.federation().list().stream()
                .filter(connection -> connection.state().isLive() && !isMark(connection) && !Lost.isIts(connection))
                .forEach(connection -> services.federation()
                        .end(connection.id(), ActingAccount.of(connection.exporter()), OperationOptions.now()));
        services.exports().list().stream()
                .filter(export -> export.name().startsWith("feed-"))
                .forEach(export -> services.exports().remove(export.id(), OperationOptions.now()));
        services.accounts().list().stream()
                .map(AccountView::account)
                .filter(account -> account.name().startsWith("guest-"))
                .forEach(account -> services.accounts().remove(account.key(), OperationOptions.now()));
    }

    private static boolean isMark(Connection connection) {
        return connection.share().name().startsWith("mark-");
    }
}
