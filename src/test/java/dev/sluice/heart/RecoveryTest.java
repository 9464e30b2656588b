package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a crash left open is a person's choice where there is one, and comes to an end by itself where not.
@Tag("unit")
@DisplayName("What a crash left open")
class RecoveryTest {
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

    /// The process ends when the exporter of an activation was pushed.
    private Connection interrupted() {
        var offer = unit.offer(giver, taker, "orders.>");
        assertThrows(
                Killed.class,
                () -> unit.services()
                        .federation()
                        .accept(
                                offer.id(),
                                ActingAccount.of(taker.key()),
                                null,
                                OperationOptions.now().with(step -> {
                                    if (step instanceof Progress.Pushed) {
                                        unit.lifeline().endNow();
                                    }
                                })));
        unit.restart();
        return offer;
    }

    private OpenWork only() {
        return unit.services().recovery().list().getFirst();
    }

    private boolean isLet() {
        return unit.servers().server(1).lets(giver.key(), taker.key(), "orders.>");
    }

    @Test
    @DisplayName("of an activation can be finished as it was meant")
    void finished() {
        var offer = interrupted();
        assertEquals(ConnectionState.ACTIVATING, now(offer).state());
        var work = only();
        assertEquals(Set.of(Choice.FINISH, Choice.PUT_BACK), work.choices());
        assertTrue(unit.services().maintenance().putsBackAt(work).isPresent());
        assertTrue(unit.services().publisher().isRecoveryNeeded());
        assertEquals(work, unit.services().recovery().find(work.id().toString().substring(0, 8)));
        assertInstanceOf(Outcome.Done.class, unit.services().recovery().finish(work.id(), OperationOptions.now()));
        assertEquals(ConnectionState.ACTIVE, now(offer).state());
        assertTrue(isLet());
        assertEquals(List.of(), unit.services().recovery().list());
    }

    @Test
    @DisplayName("of an activation can be put back, and is an offer again")
    void putBack() {
        var offer = interrupted();
        assertInstanceOf(Outcome.Done.class, unit.services().recovery().putBack(only().id(), OperationOptions.now()));
        assertEquals(ConnectionState.PENDING, now(offer).state());
        assertFalse(isLet());
        assertFalse(unit.services().publisher().isRecoveryNeeded());
        unit.accept(now(offer));
        assertTrue(isLet());
    }

    @Test
    @DisplayName("of an activation is left to a person for a while, then put back by itself")
    void putBackByItself() {
        var offer = interrupted();
        unit.services().maintenance().round();
        assertEquals(ConnectionState.ACTIVATING, now(offer).state());
        unit.clock().advance(Settling.BETWEEN_ROUNDS);
        unit.services().maintenance().round();
        assertEquals(ConnectionState.PENDING, now(offer).state());
    }

    @Test
    @DisplayName("of an ending can only be finished: putting back would open what somebody closed")
    void endings() {
        var connection = unit.share(giver, taker, "orders.>");
        assertThrows(
                Killed.class,
                () -> unit.services()
                        .federation()
                        .end(
                                connection.id(),
                                ActingAccount.of(giver.key()),
                                OperationOptions.now().with(step -> {
                                    if (step instanceof Progress.Pushing) {
                                        unit.lifeline().endNow();
                                    }
                                })));
        unit.restart();
        assertEquals(ConnectionState.REVOKING, now(connection).state());
        var work = only();
        assertFalse(work.needsChoice());
        var refused = assertThrows(
                ProblemException.class, () -> unit.services().recovery().putBack(work.id(), OperationOptions.now()));
        assertEquals(ProblemCode.WORK_NOT_CHOSEN, refused.code());
        unit.services().recovery().finish(work.id(), OperationOptions.now());
        assertEquals(ConnectionState.REVOKED, now(connection).state());
        assertFalse(isLet());
    }

    @Test
    @DisplayName("S3-A4 of a renewal before anything was signed is finished with the new token, not just struck off")
    void renewals() throws JwtException {
        var connection = unit.share(giver, taker, "orders.>");
        assertThrows(
                Killed.class,
                () -> unit.services()
                        .federation()
                        .renew(
                                connection.id(),
                                Duration.ofDays(90),
                                OperationOptions.now().with(step -> {
                                    if (step instanceof Progress.Journalled) {
                                        unit.lifeline().endNow();
                                    }
                                })));
        unit.restart();
        var before = unit.services().accounts().find(taker.name()).release().jwt();
        assertInstanceOf(Outcome.Done.class, unit.services().recovery().finish(only().id(), OperationOptions.now()));
        var after = unit.services().accounts().find(taker.name()).release().jwt();
        assertNotEquals(before, after);
        assertEquals(
                List.of(String.valueOf(now(connection).grant().token())),
                JwtReader.decodeAccount(String.valueOf(after)).claims().imports().stream()
                        .map(ImportClaim::token)
                        .toList());
        assertEquals(after, unit.servers().server(2).stored(taker.key()));
        assertEquals(List.of(), unit.services().recovery().list());
    }

    @Test
    @DisplayName("is found by the beginning of its id, and nothing else")
    void unknown() {
        interrupted();
        for (var id : List.of("", "abc", "zzzzzzzz")) {
            var refused = assertThrows(
                    ProblemException.class, () -> unit.services().recovery().find(id));
            assertEquals(ProblemCode.WORK_UNKNOWN, refused.code());
        }
        assertThrows(
                ProblemException.class,
                () -> unit.services().recovery().finish(new UUID(1, 1), OperationOptions.now()));
    }

    @Test
    @DisplayName("without its journal entry is found by its rows")
    void withoutJournal() {
        var offer = interrupted();
        unit.disk().write(tx -> {
            var open = tx.journal().open(unit.services().context().id()).getFirst();
            tx.journal()
                    .end(
                            open.entry().id(),
                            Journal.Ending.of(Journal.Result.PUSHED),
                            unit.clock().instant());
            return open;
        });
        unit.restart();
        assertEquals(List.of(), unit.services().recovery().list());
        assertTrue(unit.services().recovery().isNeeded());
        unit.services().publisher().pushReleased(OperationOptions.now());
        assertEquals(ConnectionState.PENDING, now(offer).state());
        assertFalse(isLet());
    }

    private Set<String> names() {
        return unit.services().accounts().list().stream()
                .map(AccountView::account)
                .map(Account::name)
                .collect(Collectors.toSet());
    }

    private Set<String> onServers() {
        return unit.servers().server(1).stored().keySet();
    }

    @Test
    @DisplayName("of a new account: it is made, or no server has it; of a deletion: it is gone, or it stays")
    void accounts() {
        unit.lifeline().count();
        unit.account("counted");
        var moments = unit.lifeline().moments();
        for (var moment = 1; moment <= moments; moment += 2) {
            var name = "made-" + moment;
            unit.lifeline().endAt(moment);
            assertThrows(Killed.class, () -> unit.account(name));
            settled();
            var made = unit.services().accounts().list().stream()
                    .map(AccountView::account)
                    .filter(account -> account.name().equals(name))
                    .findFirst();
            var known = unit.services().accounts().list().size();
            assertEquals(known, onServers().size(), () -> name + ": " + names());
            if (made.isPresent()) {
                deleteKilled(made.get(), moment);
            }
        }
    }

    private void deleteKilled(Account account, int moment) {
        unit.lifeline().endAt(moment);
        try {
            unit.services().accounts().remove(account.key(), OperationOptions.now());
        } catch (Killed expected) {
            assertNotNull(expected);
        }
        settled();
        var isGone = !names().contains(account.name());
        assertEquals(isGone, !onServers().contains(account.key().text()));
    }

    private void settled() {
        unit.restart();
        for (var round = 0; round < 3; round++) {
            unit.clock().advance(Settling.BETWEEN_ROUNDS);
            unit.services().maintenance().round();
        }
        assertEquals(List.of(), unit.services().recovery().list());
    }

    @Test
    @DisplayName("of an account whose name somebody took meanwhile comes back under a name of its own")
    void nameTaken() {
        unit.lifeline().count();
        unit.account("counted");
        var moments = unit.lifeline().moments();
        var returned = 0;
        for (var moment = moments; moment >= 1 && returned == 0; moment--) {
            var name = "wanted-" + moment;
            unit.lifeline().endAt(moment);
            assertThrows(Killed.class, () -> unit.account(name));
            unit.restart();
            if (!names().contains(name)) {
                unit.services().accounts().add(name, Limits.core(), OperationOptions.stage());
                settled();
                returned = (int) names().stream()
                        .filter(one -> one.startsWith(name + "-"))
                        .count();
            }
        }
        assertEquals(1, returned, "a server had it, and its row was lost");
    }
}
