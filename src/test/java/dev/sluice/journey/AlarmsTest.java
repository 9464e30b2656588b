package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the inbox says of drift, and of activations that end soon: each once.
class AlarmsTest extends Journey {
    AlarmsTest() {
        super(Age.NEWEST, 1);
    }

    @AfterEach
    void present() {
        test.clock().reset();
    }

    private List<Notification> told(PublicKey account, String type) {
        return test.services().recorder().inbox().of(account, Integer.MAX_VALUE).stream()
                .filter(notification -> notification.type().equals(type))
                .toList()
                .reversed();
    }

    private List<String> drift(Account account) {
        return told(account.key(), "federation.drift.found").stream()
                .map(notification -> notification.facts().reason())
                .toList();
    }

    private List<String> warnings(PublicKey account) {
        return told(account, "federation.connection.expiring").stream()
                .map(notification -> notification.facts().reason())
                .toList();
    }

    private void push(Account account, String jwt) {
        assertTrue(test.services()
                .link()
                .pushing(resolver -> resolver.push(account.key(), jwt, resolver.expected()))
                .isComplete());
    }

    private void otherTool(Account account, String words) throws Exception {
        otherTool(account, claims -> claims.copy().description(words).build());
    }

    private void otherTool(Account account, UnaryOperator<AccountClaims> change) throws Exception {
        var release = test.services().accounts().find(account.name()).release();
        var claims = JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
        var signer = test.signer(test.services().environment().signingKey());
        push(account, JwtWriter.encode(change.apply(claims), signer, release.iat() + 100));
    }

    private void rounds(int count) {
        for (var i = 0; i < count; i++) {
            test.clock().advance(Duration.ofMinutes(11));
            test.services().maintenance().round();
        }
    }

    @Test
    @DisplayName("drift that the background round or reconcile finds is told once, and again when it comes back")
    void driftIsToldOnce() throws Exception {
        var account = account("told");
        rounds(1);
        assertEquals(List.of(), drift(account));

        otherTool(account, "by hand");
        rounds(3);
        test.services().reconciler().reconcile(OperationOptions.now());
        assertEquals(List.of("drift"), drift(account));
        var notification = told(account.key(), "federation.drift.found").getFirst();
        assertEquals(Notification.Delivery.INBOX, notification.delivery());
        assertEquals(account.name(), notification.facts().name());

        assertInstanceOf(Outcome.Done.class, test.services().drifts().keepOurs(account.key(), OperationOptions.now()));
        rounds(2);
        assertEquals(List.of("drift"), drift(account));

        otherTool(account, "by hand");
        test.services().reconciler().reconcile(OperationOptions.now());
        rounds(1);
        assertEquals(List.of("drift", "drift"), drift(account));
        otherTool(account, "by another hand");
        rounds(2);
        assertEquals(List.of("drift", "drift", "drift"), drift(account));

        // Put off: nothing is said of it until then, and once more after that.
        test.services().drifts().ignore(account.key(), test.clock().instant().plus(Duration.ofHours(1)));
        rounds(2);
        assertEquals(3, drift(account).size());
        test.clock().advance(Duration.ofHours(1));
        rounds(2);
        assertEquals(4, drift(account).size());
        test.services().drifts().keepOurs(account.key(), OperationOptions.now());
    }

    @Test
    @DisplayName("a deleted account that comes back is told of, though it is deleted again at once")
    void returnsAreTold() {
        var account = account("risen");
        var jwt = requireNonNull(account.release().jwt());
        test.services().accounts().remove(account.key(), OperationOptions.now());
        rounds(1);
        assertEquals(List.of(), drift(account));
        push(account, jwt);
        rounds(1);
        assertEquals(List.of(SyncStatus.RESURRECTED.word()), drift(account));
        push(account, jwt);
        rounds(2);
        assertEquals(2, drift(account).size());
    }

    private Connection limited(Duration life) {
        var offer = offer(account("seller"), account("buyer"), "orders.>");
        test.services().federation().limit(offer.id(), life);
        return accept(offer, null);
    }

    private void at(Instant time) {
        test.clock().reset();
        test.clock().advance(Duration.between(test.clock().instant(), time));
        test.services().expiry().warn();
    }

    @Test
    @DisplayName("30, 7 and 1 days before an activation ends both sides are warned, once each; renewed, from the start")
    void warnedInTime() {
        var live = limited(Duration.ofDays(60));
        var exporter = live.exporter();
        var importer = live.importer();
        var end = requireNonNull(live.expiresAt());
        at(end.minus(Duration.ofDays(31)));
        assertEquals(List.of(), warnings(exporter));
        at(end.minus(Duration.ofDays(30)));
        at(end.minus(Duration.ofDays(20)));
        assertEquals(List.of("within-30-days"), warnings(exporter));
        at(end.minus(Duration.ofDays(7)));
        at(end.minus(Duration.ofDays(6)));
        test.services().maintenance().round();
        at(end.minus(Duration.ofHours(24)));
        at(end.minus(Duration.ofHours(1)));
        var all = List.of("within-30-days", "within-7-days", "within-1-days");
        assertEquals(all, warnings(exporter));
        assertEquals(all, warnings(importer));
        var notification = told(importer, "federation.connection.expiring").getLast();
        assertEquals(end, notification.ends());
        assertEquals(live.id(), notification.connection());

        var renewed = test.services()
                .federation()
                .renew(live.id(), null, OperationOptions.now())
                .value();
        at(requireNonNull(renewed.expiresAt()).minus(Duration.ofDays(31)));
        assertEquals(all, warnings(exporter));
        // Sluice was closed on the days of the first two warnings.
        at(requireNonNull(renewed.expiresAt()).minus(Duration.ofHours(2)));
        at(requireNonNull(renewed.expiresAt()).minus(Duration.ofHours(1)));
        assertEquals(4, warnings(exporter).size());
        assertEquals("within-1-days", warnings(exporter).getLast());
    }

    @Test
    @DisplayName("an activation made for a week is not warned of when it is a week old to come")
    void shortLivesAreNoNews() {
        var offer = offer(account("day-seller"), account("day-buyer"), "orders.>");
        test.services().federation().limit(offer.id(), Duration.ofDays(7));
        var live = accept(offer, null);
        test.services().expiry().warn();
        var seller = live.exporter();
        assertEquals(List.of(), warnings(seller));
        at(requireNonNull(live.expiresAt()).minus(Duration.ofHours(20)));
        assertEquals(List.of("within-1-days"), warnings(seller));
    }

    private boolean hasTerm(Connection connection) {
        return test.store()
                .read(view -> view.connections().term(connection.id()))
                .isPresent();
    }

    @Test
    @DisplayName("S3-A10 no end is agreed on with the activation that has none, and not before that is made")
    void endlessOnlyWhenRenewed() throws Exception {
        var live = limited(Duration.ofDays(20));
        var importer = test.services().accounts().find(live.importer().text());
        otherTool(importer, "by hand");
        assertThrows(
                ProblemException.class,
                () -> test.services().federation().renewEndlessly(live.id(), OperationOptions.now()));
        assertTrue(hasTerm(live));
        test.services().drifts().keepOurs(importer.key(), OperationOptions.now());
        var endless = test.services()
                .federation()
                .renewEndlessly(live.id(), OperationOptions.now())
                .value();
        assertNull(endless.expiresAt());
        assertFalse(hasTerm(live));
        var again = test.services().federation().renew(live.id(), null, OperationOptions.now());
        assertNull(again.value().expiresAt());
    }

    @Test
    @DisplayName("an account whose import cannot be in force is signed anew once, not at each comparison")
    void notOverAndOver() throws Exception {
        var source = account("source");
        var reader = account("reader");
        test.connect(reader, 0);
        var open = ExportClaim.builder("news.>", ShareKind.STREAM).name("news").build();
        otherTool(source, claims -> claims.copy().exports(List.of(open)).build());
        test.services().drifts().takeTheirs(source.key(), OperationOptions.now());
        var wish = new PublicImportDraft(reader.key(), source.key(), "news.>", ShareKind.STREAM, null);
        test.services().imports().addPublic(wish, OperationOptions.now());
        otherTool(source, claims -> claims.copy().exports(List.of()).build());
        // Servers flag an import when its export goes, and drop it when its own account is pushed next.
        var own = new ExportDraft(reader.key(), "own", "own.>", ShareKind.STREAM, Visibility.PRIVATE);
        test.services().exports().add(own, OperationOptions.now());
        assertEquals(SyncStatus.INCOMPLETE, standing(reader));
        rounds(2);
        var text = test.services().accounts().find(reader.name()).release();
        rounds(3);
        assertEquals(text, test.services().accounts().find(reader.name()).release());
        assertEquals(SyncStatus.INCOMPLETE, standing(reader));

        test.services().reconciler().reconcile(OperationOptions.now());
        assertNotEquals(text, test.services().accounts().find(reader.name()).release());
        test.services().drifts().keepOurs(source.key(), OperationOptions.now());
        rounds(1);
        assertEquals(SyncStatus.IN_STEP, standing(reader));
    }

    private SyncStatus standing(Account account) {
        return test.services().reconciler().compare().accounts().stream()
                .filter(row -> row.key().equals(account.key()))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
