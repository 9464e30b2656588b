package dev.sluice.heart;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.maintenance.Expiry;
import dev.sluice.domain.federation.maintenance.Expiry.Nearness;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.MaintenanceStatus.State;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What time does to what is shared: offers and activations end, partners take up, proofs grow old.
@Tag("unit")
@DisplayName("In the course of time")
class TimesTest {
    private static final Duration ROUND = Settling.BETWEEN_ROUNDS;

    private final UnitEnvironment unit = UnitEnvironment.start(3);
    private final Account giver = unit.account("org-a");
    private final Account taker = unit.account("org-b");

    @AfterEach
    void close() {
        unit.close();
    }

    private Connection now(Connection connection) {
        return unit.services().federation().get(connection.id());
    }

    private void pass(Duration time) {
        unit.clock().advance(time);
        unit.services().maintenance().round();
    }

    private boolean isLetAnywhere() {
        return unit.servers().servers().stream().anyMatch(server -> server.lets(giver.key(), taker.key(), "orders.>"));
    }

    private List<String> warnings(String type) {
        return unit.services().reads().notifications().latest(500).entries().stream()
                .map(entry -> entry.notification())
                .filter(notification -> notification.type().equals(type))
                .map(notification -> notification.facts().reason())
                .distinct()
                .toList()
                .reversed();
    }

    @ParameterizedTest
    @CsvSource({
        "-1,OVER",
        "0,OVER",
        "1,WITHIN_1_DAY",
        "2,WITHIN_7_DAYS",
        "7,WITHIN_7_DAYS",
        "8,WITHIN_30_DAYS",
        "31,FAR"
    })
    @DisplayName("an end comes nearer in steps")
    void nearness(int days, Nearness nearness) {
        assertEquals(nearness, Expiry.nearness(Duration.ofDays(days)));
    }

    @Test
    @DisplayName("an offer that nobody answers ends by itself, without a server hearing of it")
    void offersEnd() {
        var offer = unit.offer(giver, taker, "orders.>");
        unit.script().heal();
        pass(Duration.ofDays(6));
        assertEquals(ConnectionState.PENDING, now(offer).state());
        unit.script().play(Fault.from(1, null, Disturbance.LINK_LOST));
        pass(Duration.ofDays(2));
        assertEquals(ConnectionState.EXPIRED, now(offer).state());
        assertEquals(Reason.EXPIRED, now(offer).status().reason());
        assertEquals(List.of(), unit.services().exports().list(giver.key()));
    }

    private Connection limited(Duration life) {
        var offer = unit.offer(giver, taker, "orders.>");
        unit.services().federation().limit(offer.id(), life);
        return unit.accept(offer);
    }

    /// What was on servers, or may be, ends by a revocation.
    private void assertOver(Connection connection) {
        assertEquals(ConnectionState.REVOKED, now(connection).state());
        assertEquals(Reason.EXPIRED, now(connection).status().reason());
    }

    @Test
    @DisplayName("an activation warns three times before it ends, each step once, and ends on every server")
    void activationsEnd() {
        var connection = limited(Duration.ofDays(60));
        assertEquals(
                List.of(Nearness.FAR),
                unit.services().expiry().countdowns().stream()
                        .map(countdown -> countdown.nearness())
                        .toList());
        for (var days : List.of(31, 1, 20, 1, 6)) {
            pass(Duration.ofDays(days));
        }
        assertEquals(
                List.of("within-30-days", "within-7-days", "within-1-days"),
                warnings("federation.connection.expiring"));
        assertTrue(isLetAnywhere());
        pass(Duration.ofDays(2));
        assertOver(connection);
        assertFalse(isLetAnywhere());
        assertEquals(List.of(), unit.services().expiry().countdowns());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNHEARD", "UNANSWERED", "LINK_LOST", "LINK_LOST_AFTER"})
    @DisplayName("an end that servers did not hear is shown as such, and pushed again until they have")
    void endsThatFail(Disturbance disturbance) {
        var connection = limited(Duration.ofDays(60));
        unit.clock().advance(Duration.ofDays(61));
        unit.script().play(Fault.from(1, "n2", disturbance));
        unit.services().maintenance().round();
        assertFalse(now(connection).state() == ConnectionState.ACTIVE, "it is over");
        assertTrue(
                !now(connection).state().isEnded(),
                () -> now(connection).status().toString());
        unit.script().heal();
        pass(ROUND);
        pass(ROUND);
        assertOver(connection);
        assertFalse(isLetAnywhere());
        assertEquals(State.IDLE, unit.services().maintenance().care().state());
    }

    @Test
    @DisplayName("accounts and users that end are told of in time, to administrators alone")
    void accountsAndUsersEnd() {
        unit.services().accounts().renew(giver.key(), Duration.ofDays(40), OperationOptions.now());
        var user = unit.services().users().add(giver.key(), "joe");
        assertFalse(user.jwt().isBlank());
        pass(Duration.ofDays(11));
        pass(Duration.ofHours(2));
        pass(Duration.ofDays(23));
        pass(Duration.ofDays(5));
        assertEquals(
                List.of("within-30-days", "within-7-days", "within-1-days"), warnings("federation.account.expiring"));
    }

    private PublicKey stranger() {
        try (var seed = unit.keys().ephemeral(KeyKind.ACCOUNT)) {
            return seed.publicKey();
        }
    }

    /// The partner's own tool pushes its account, which imports with the token that it was given.
    private void takesUp(PublicKey partner, String token) throws JwtException {
        var wish = ImportClaim.builder("orders.>", ShareKind.STREAM, giver.key().text())
                .name("orders")
                .token(token)
                .build();
        var claims = AccountClaims.builder(partner.text(), "partner")
                .imports(List.of(wish))
                .build();
        var signer = unit.keys().signer(unit.services().environment().signingKey());
        var jwt = JwtWriter.encode(claims, signer, unit.clock().instant().getEpochSecond());
        unit.services().link().pushing(resolver -> resolver.push(partner, jwt, resolver.expected()));
    }

    private Connection handedOut(PublicKey partner) {
        var draft = new ExportDraft(giver.key(), "orders", "orders.>", ShareKind.STREAM, Visibility.PRIVATE);
        var export =
                unit.services().exports().add(draft, OperationOptions.now()).value();
        return unit.services().activations().issue(giver.key(), export, partner);
    }

    @Test
    @DisplayName("a partner of elsewhere is active once every server shows its import")
    void partnersTakeUp() throws Exception {
        var partner = stranger();
        var handed = handedOut(partner);
        pass(ROUND);
        assertEquals(Reason.TOKEN_ISSUED, now(handed).status().reason());
        takesUp(partner, requireNonNull(handed.grant().token()));
        unit.servers().server(2).lose(partner);
        pass(ROUND);
        assertEquals(ConnectionState.PENDING, now(handed).state(), "one server lacks it");
        unit.servers().synchronise();
        pass(ROUND);
        assertEquals(ConnectionState.ACTIVE, now(handed).state());
    }

    @Test
    @DisplayName("what a partner of elsewhere uses is taken up, whatever its offer's time was; unused it is revoked")
    void handedOutEnds() throws Exception {
        var used = stranger();
        var handed = handedOut(used);
        takesUp(used, requireNonNull(handed.grant().token()));
        var export = unit.services().exports().list(giver.key()).getFirst();
        var idle = unit.services().activations().issue(giver.key(), export, stranger());
        unit.script().play(Fault.from(1, null, Disturbance.LINK_LOST));
        pass(Duration.ofDays(8));
        assertEquals(ConnectionState.PENDING, now(idle).state(), "its end has to be pushed");
        unit.script().heal();
        pass(ROUND);
        pass(ROUND);
        assertEquals(ConnectionState.ACTIVE, now(handed).state());
        assertOver(idle);
        assertEquals(
                List.of(idle.importer()),
                unit.services().revocations().list(giver.key()).stream()
                        .map(row -> row.revocation().target())
                        .toList());
    }

    @Test
    @DisplayName("what could not be proven for too long is called degraded, and active again when it is proven")
    void proofsGrowOld() {
        var connection = unit.share(giver, taker, "orders.>");
        pass(ROUND);
        assertEquals(ConnectionState.ACTIVE, now(connection).state());
        unit.script().play(Fault.from(1, null, Disturbance.LINK_LOST));
        pass(ROUND);
        assertEquals(State.RETRYING, unit.services().maintenance().care().state());
        assertEquals(ConnectionState.ACTIVE, now(connection).state());
        pass(ROUND);
        assertEquals(Reason.PROOF_OVERDUE, now(connection).status().reason());
        unit.script().heal();
        pass(ROUND);
        assertEquals(ConnectionState.ACTIVE, now(connection).state());
    }

    @Test
    @DisplayName("what a server does not have in force is called degraded until it is mended")
    void mended() throws Exception {
        var connection = unit.share(giver, taker, "orders.>");
        unit.servers().server(1).subscribe(taker.key(), "orders.>");
        unit.otherTool().push(taker, claims -> claims.copy().imports(List.of()).build());
        pass(ROUND);
        assertEquals(ConnectionState.DEGRADED, now(connection).state());
        assertEquals(Reason.PROOF_FAILED, now(connection).status().reason());
        unit.services().drifts().keepOurs(taker.key(), OperationOptions.now());
        unit.services().maintenance().check(connection.id());
        assertEquals(ConnectionState.ACTIVE, now(connection).state());
    }

    @Test
    @DisplayName("a locked vault is waited for, and what it kept from being done is done once it is open")
    void lockedVault() {
        var connection = limited(Duration.ofDays(60));
        unit.keys().lock();
        pass(Duration.ofDays(61));
        assertEquals(
                State.WAITING_FOR_UNLOCK, unit.services().maintenance().care().state());
        assertEquals(Reason.EXPIRED, now(connection).status().reason());
        assertEquals(ConnectionState.REVOKING, now(connection).state());
        unit.keys().unlock();
        pass(ROUND);
        assertOver(connection);
    }
}
