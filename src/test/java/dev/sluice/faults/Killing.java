package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.AccountView;
import dev.sluice.domain.federation.Manner;
import dev.sluice.domain.federation.OfferDraft;
import dev.sluice.domain.federation.Outcome;
import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.jwt.AccountClaims;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.faults.Victim.Act;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestRealm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// Kills a Sluice in another process again and again, and after each time starts it anew and checks
/// that the database, every server's store and what flows agree, and that nobody receives what he
/// has no consent for.
final class Killing implements AutoCloseable {
    private final Path folder;
    private final TestRealm first;
    private final VictimProcess victim;
    private final TestClient source;
    private final Inbox partner;
    private final Inbox stranger;
    private final Map<PublicKey, Long> issued = new HashMap<>();
    private int number;
    private int probes;

    /// @param parent an empty folder
    Killing(Path parent, Age age, int servers) {
        folder = parent.resolve("workspace");
        victim = new VictimProcess(folder);
        first = TestRealm.start(folder, age, servers);
        var exporter = first.account("org-a");
        var importer = first.account("org-b");
        var other = first.account("org-c");
        // Consented for good: tells when a probe is through, and must never be disturbed.
        share(exporter, importer);
        share(exporter, other);
        source = first.connect(exporter, 0);
        partner = Inbox.of(first.connect(importer, servers - 1), ">");
        stranger = Inbox.of(first.connect(other, servers - 1), ">");
        first.leave();
    }

    private void share(Account exporter, Account importer) {
        var draft =
                new OfferDraft(exporter.key(), importer.key(), "mark-" + importer.name(), "mark.>", ShareKind.STREAM);
        var offer = first.realm().federation().offer(draft);
        first.realm().federation().accept(offer.id(), importer.key(), null, Manner.now());
    }

    /// How often an undisturbed life pauses.
    int moments() {
        return victim.runToBrink(Act.SHARE, ++number, Brink.NEVER).orElseThrow();
    }

    /// Kills it at that pause. Returns whether it got there.
    boolean killAt(Act act, int moment) {
        return victim.runToBrink(act, ++number, moment).isEmpty();
    }

    void killAfter(Act act, Duration life) {
        victim.runFor(act, ++number, life);
    }

    /// Starts Sluice again in this process and checks everything.
    void checkNextStart() {
        var next = TestRealm.reopen(folder, first.cluster());
        try {
            var realm = next.realm();
            assertInstanceOf(Outcome.Done.class, recovered(realm));
            assertFalse(realm.publisher().isRecoveryNeeded());
            realm.accounts().list().stream()
                    .map(AccountView::account)
                    .filter(Account::isManaged)
                    .forEach(account -> checkServers(realm, account));
            checkFlow(realm);
            cleanUp(realm);
        } finally {
            next.leave();
        }
    }

    private static Outcome recovered(Realm realm) {
        return realm.publisher().isRecoveryNeeded()
                ? realm.publisher().pushAll(Manner.now())
                : new Outcome.Done(List.of());
    }

    private void checkServers(Realm realm, Account account) {
        var jwt = String.valueOf(account.release().jwt());
        var resolver = realm.link().resolver();
        var servers = first.cluster().servers().size();
        assertEquals(
                Collections.nCopies(servers, jwt), resolver.stored(account.key(), resolver.roster()), account.name());
        assertTrue(realm.prover().prove(account.key()).isEffective(), account.name());
        var before = issued.put(account.key(), account.release().iat());
        assertTrue(before == null || before <= account.release().iat(), "signing times only grow");
        var claims = claims(jwt);
        for (var connection : realm.federation().list()) {
            if (connection.importer().equals(account.key())) {
                var there = claims.imports().stream()
                        .anyMatch(claim -> claim.subject()
                                .equals(connection.share().subject().text()));
                assertEquals(connection.state() == ConnectionState.ACTIVE, there, () -> "import of " + connection);
            }
        }
    }

    private static AccountClaims claims(String jwt) {
        try {
            return JwtReader.decodeAccount(jwt).claims();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// One message on every subject that was ever shared; what arrives is what is active.
    private void checkFlow(Realm realm) {
        var probe = Integer.toString(++probes);
        for (var i = 1; i <= number; i++) {
            source.publish(Victim.subject(i) + "." + probe, probe);
        }
        source.publish("mark." + probe, probe);
        source.flush();
        var allowed = realm.federation().list().stream()
                .filter(connection -> connection.state() == ConnectionState.ACTIVE)
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

    private static void cleanUp(Realm realm) {
        realm.federation().list().stream()
                .filter(connection -> connection.state().isLive() && !isMark(connection))
                .forEach(connection -> realm.federation().end(connection.id(), connection.exporter(), Manner.now()));
        realm.exports().list().stream()
                .filter(export -> export.name().startsWith("feed-"))
                .forEach(export -> realm.exports().remove(export.id(), Manner.now()));
    }

    private static boolean isMark(Connection connection) {
        return connection.share().name().startsWith("mark-");
    }

    @Override
    public void close() {
        first.stop();
    }
}
