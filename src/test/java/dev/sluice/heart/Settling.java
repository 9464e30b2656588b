package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.MaintenanceStatus.State;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.testing.scripted.ScriptedServer;
import dev.sluice.testing.scripted.ServerRequest;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether the database, every server's store and what every server lets through agree.
final class Settling {
    /// Longer than the background ever waits.
    static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(11);

    private static final int ROUNDS = 6;

    private final UnitEnvironment unit;
    private final Map<PublicKey, Long> issued = new HashMap<>();

    Settling(UnitEnvironment unit) {
        this.unit = unit;
    }

    /// Nothing fails any more: the background comes to an end by itself, with a round that finds nothing to do.
    void settle() {
        var isQuiet = false;
        for (var round = 0; round < ROUNDS && !isQuiet; round++) {
            unit.clock().advance(BETWEEN_ROUNDS);
            unit.services().maintenance().round();
            isQuiet = unit.services().maintenance().care().state() == State.IDLE
                    && unit.script().asked().stream().noneMatch(ServerRequest::isChange);
            unit.script().heal();
        }
    }

    /// At any moment: no state and no mark says more than servers do.
    void checkClaims(Connection offer) {
        var now = connection(offer);
        if (isSaidToBeClosed(now)) {
            unit.servers()
                    .servers()
                    .forEach(server -> assertEquals(
                            false,
                            lets(server, now),
                            () -> server.self().name() + " lets it through: " + now.status()));
        }
    }

    /// What is marked as seen everywhere is everywhere.
    void checkConfirmed() {
        accounts().stream().filter(account -> account.release().confirmed()).forEach(this::checkStored);
    }

    private static boolean isSaidToBeClosed(Connection now) {
        return switch (now.state()) {
            case PENDING, REVOKED, DECLINED, EXPIRED, TERMINATED -> true;
            case SUSPENDED -> SuspensionHold.of(now).everywhere();
            case ACTIVATING, REVOKING, ACTIVE, DEGRADED -> false;
        };
    }

    /// All or nothing, everywhere.
    void check(Connection... offers) {
        assertEquals(List.of(), unit.services().recovery().list());
        accounts().forEach(this::checkAccount);
        for (var offer : offers) {
            checkLets(connection(offer));
        }
    }

    private void checkLets(Connection now) {
        for (var server : unit.servers().servers()) {
            assertEquals(
                    now.state() == ConnectionState.ACTIVE,
                    lets(server, now),
                    () -> server.self().name() + " and " + now.status());
        }
    }

    /// Of everything that was done: it is long.
    void checkLog() {
        var chain = unit.services().recorder().audit().verify();
        assertTrue(chain.isWhole(), chain::toString);
    }

    private void checkAccount(Account account) {
        assertTrue(account.release().confirmed(), () -> account.name() + " is not confirmed");
        checkStored(account);
        var rows = unit.disk().read(view -> ClaimsPlanner.claims(view, account));
        assertEquals(
                List.of(),
                ClaimDiff.between(read(Objects.requireNonNull(account.release().jwt())), rows),
                account.name());
        var before = issued.put(account.key(), account.release().iat());
        assertTrue(before == null || before <= account.release().iat(), "signing times only grow");
    }

    private void checkStored(Account account) {
        for (var server : unit.servers().servers()) {
            var stored = server.stored(account.key());
            assertTrue(
                    Objects.equals(account.release().jwt(), stored),
                    () -> "%s of %d is not what %s stores: %s"
                            .formatted(
                                    account.name(),
                                    account.release().iat(),
                                    server.self().name(),
                                    issuedAt(stored)));
        }
    }

    private static Object issuedAt(@Nullable String jwt) {
        return jwt == null ? "nothing" : read(jwt).base().issuedAt();
    }

    private static AccountClaims read(String jwt) {
        try {
            // Servers looked at the signature.
            return JwtReader.readAccount(jwt, ReadMode.LIKE_GO);
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean lets(ScriptedServer server, Connection connection) {
        return server.lets(
                connection.exporter(),
                connection.importer(),
                connection.share().subject().text());
    }

    private List<Account> accounts() {
        return unit.services().accounts().list().stream()
                .map(AccountView::account)
                .filter(Account::isManaged)
                .toList();
    }

    Connection connection(Connection offer) {
        return unit.services().federation().get(offer.id());
    }
}
