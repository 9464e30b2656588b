package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.ServerRequest;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One change of many accounts goes in rounds: whatever happens, each account has it on every server and does not
/// wait any more, or waits on and has what it had.
@Tag("unit")
@DisplayName("A push of many accounts")
class MassPushTest {
    private static final int SERVERS = 3;
    private static final int MANY = 6;
    /// More than one round takes.
    private static final int TWO_ROUNDS = 260;

    private static final OperationOptions NOW = OperationOptions.now();

    private final UnitEnvironment unit = UnitEnvironment.start(SERVERS);
    private final List<Account> accounts = new ArrayList<>();

    @BeforeEach
    void fill() {
        IntStream.range(0, MANY).forEach(i -> accounts.add(unit.account("org-" + i)));
        unit.script().heal();
    }

    @AfterEach
    void close() {
        unit.close();
    }

    private List<PublicKey> keys() {
        return accounts.stream().map(Account::key).toList();
    }

    private void stage(long connections) {
        unit.services().bulkEdits().stage(keys(), limits(connections), OperationOptions.stage());
        unit.script().heal();
    }

    private static AccountPatch limits(long connections) {
        var none = AccountPatch.none();
        return AccountPatch.builder()
                .limits(Map.of(AccountLimit.CONNECTIONS.word(), connections))
                .addTags(none.addTags())
                .removeTags(none.removeTags())
                .build();
    }

    private long stored(int server, Account account) {
        try {
            return JwtReader.decodeAccount(
                            Objects.requireNonNull(unit.servers().server(server).stored(account.key())))
                    .claims()
                    .limits()
                    .connections();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// How many accounts have it everywhere; none may have it on some servers only, or wait with it.
    private int changed(long connections) {
        var waiting = unit.services().publisher().staged().stream()
                .map(change -> change.edit().account())
                .toList();
        var changed = 0;
        for (var account : accounts) {
            var there = IntStream.range(0, SERVERS)
                    .filter(server -> stored(server, account) == connections)
                    .count();
            assertTrue(there == 0 || there == SERVERS, account.name());
            assertEquals(there == 0, waiting.contains(account.key()), account.name());
            changed += there == 0 ? 0 : 1;
        }
        return changed;
    }

    private long asked(ServerRequest request) {
        return unit.script().asked().stream().filter(request::equals).count();
    }

    @Test
    @DisplayName("asks who is there once for all of them, and writes each account's text once")
    void inRounds() {
        stage(7);
        var told = new ArrayList<Progress.Advanced>();
        var options = NOW.with(step -> {
            if (step instanceof Progress.Advanced advanced) {
                told.add(advanced);
            }
        });
        var done =
                assertInstanceOf(Outcome.Done.class, unit.services().publisher().pushAll(options));
        assertEquals(MANY, done.reports().size());
        assertEquals(MANY, asked(ServerRequest.PUSH));
        // What is used of its limit is asked of each.
        assertTrue(asked(ServerRequest.DISCOVERY) < 2 * MANY, "asked account by account who is there");
        assertEquals(List.of(new Progress.Advanced(MANY, MANY)), told);
        unit.script().heal();
        unit.services().publisher().pushAll(NOW);
        assertEquals(0, asked(ServerRequest.PUSH), "pushed again for nothing");
        assertEquals(MANY, changed(7));
    }

    @Test
    @DisplayName("pushes an account once that is changed twice, with what was staged last")
    void twice() {
        stage(7);
        stage(9);
        assertEquals(2 * MANY, unit.services().publisher().staged().size());
        assertInstanceOf(Outcome.Done.class, unit.services().publisher().pushAll(NOW));
        assertEquals(MANY, asked(ServerRequest.PUSH));
        assertEquals(MANY, changed(9));
    }

    @Test
    @DisplayName("leaves those alone that another tool has changed, and pushes the others")
    void drift() throws Exception {
        stage(7);
        for (var i = 0; i < MANY; i += 2) {
            unit.otherTool().addExport(accounts.get(i), "theirs.>");
        }
        var problem = assertThrows(
                ProblemException.class, () -> unit.services().publisher().pushAll(NOW));
        assertEquals(ProblemCode.DRIFT_FOUND, problem.code());
        assertEquals(MANY / 2, changed(7));
    }

    @Test
    @DisplayName("tells each that cannot be done as things are by name, and pushes the others")
    void halfStuck() {
        for (var account : accounts) {
            export(account, "orders.>", OperationOptions.stage());
        }
        for (var i = 0; i < MANY; i += 2) {
            export(accounts.get(i), "orders.eu.>", NOW);
        }
        var told = new ArrayList<String>();
        var options = NOW.with(step -> {
            if (step instanceof Progress.Warned(var finding)) {
                told.add(finding.text());
            }
        });
        var problem = assertThrows(
                ProblemException.class, () -> unit.services().publisher().pushAll(options));
        assertEquals(ProblemCode.EXPORT_OVERLAP, problem.code());
        assertEquals(MANY / 2, told.size(), told::toString);
        assertEquals(
                IntStream.range(0, MANY / 2)
                        .mapToObj(i -> accounts.get(2 * i).key())
                        .toList(),
                unit.services().publisher().staged().stream()
                        .map(change -> change.edit().account())
                        .toList());
        assertEquals(1, unit.services().exports().list(accounts.get(1).key()).size());
    }

    private void export(Account account, String subject, OperationOptions options) {
        var draft = new ExportDraft(account.key(), subject, subject, ShareKind.STREAM, Visibility.PRIVATE);
        var _ = unit.services().exports().add(draft, options);
    }

    @Test
    @DisplayName("is stopped between two rounds: what is done is done, and what was not pushed waits on")
    void stopped() {
        IntStream.range(MANY, TWO_ROUNDS)
                .forEach(i -> accounts.add(unit.services()
                        .accounts()
                        .add("org-" + i, Limits.core(), OperationOptions.stage())
                        .value()));
        unit.services().publisher().pushAll(NOW);
        stage(7);
        var options = NOW.with(step -> {
            if (step instanceof Progress.Advanced(var done, var total) && done < total) {
                Thread.currentThread().interrupt();
            }
        });
        var problem = assertThrows(
                ProblemException.class, () -> unit.services().publisher().pushAll(options));
        assertEquals(ProblemCode.PUSH_STOPPED, problem.code());
        var done = changed(7);
        assertTrue(done > 0 && done < TWO_ROUNDS, () -> done + " of " + TWO_ROUNDS);
        unit.services().publisher().pushAll(NOW);
        assertEquals(TWO_ROUNDS, changed(7));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNHEARD", "UNANSWERED", "LINK_LOST", "LINK_LOST_AFTER"})
    @DisplayName("is carried out by the next one, whichever request of it fails on whichever servers")
    void requestsFail(Disturbance disturbance) {
        var isStruck = true;
        for (var number = 1; isStruck; number += 5) {
            var limit = 100 + number;
            stage(limit);
            var server = number % 2 == 0 ? "n2" : null;
            unit.script().play(Fault.at(number, disturbance.name().startsWith("LINK") ? null : server, disturbance));
            try {
                unit.services().publisher().pushAll(NOW);
            } catch (ProblemException expected) {
                assertTrue(!expected.problem().text().what().isBlank());
            }
            isStruck = unit.script().asked().size() >= number;
            unit.script().heal();
            unit.services().publisher().pushAll(NOW);
            assertEquals(MANY, changed(limit));
        }
    }

    @Test
    @DisplayName("and a server that dies on the way: each account is on every server once it is back")
    void serverDies() {
        stage(7);
        var options = NOW.with(step -> {
            if (step instanceof Progress.Journalled) {
                unit.servers().server(2).crash();
            }
        });
        unit.services().publisher().pushAll(options);
        unit.servers().server(2).crash();
        stage(9);
        var problem = assertThrows(
                ProblemException.class, () -> unit.services().publisher().pushAll(NOW));
        assertEquals(ProblemCode.SERVERS_MISSING, problem.code());
        unit.servers().server(2).start();
        unit.services().publisher().pushAll(NOW);
        assertEquals(MANY, changed(9));
    }

    @Test
    @DisplayName("that is killed at any moment leaves nothing half done that the next one does not finish")
    void killed() {
        stage(7);
        unit.lifeline().count();
        unit.services().publisher().pushAll(NOW);
        var moments = unit.lifeline().moments();
        for (var moment = 1; moment <= moments; moment += 5) {
            var limit = 100 + moment;
            stage(limit);
            unit.lifeline().endAt(moment);
            try {
                unit.services().publisher().pushAll(NOW);
                unit.lifeline().count();
            } catch (Killed _) {
                unit.restart();
                unit.services().publisher().pushAll(NOW);
            }
            assertEquals(MANY, changed(limit));
        }
    }

    @Test
    @DisplayName("on a disk that is full leaves what was not pushed waiting, and the servers as they were")
    void fullDisk() {
        for (var write = 1; write < 6; write++) {
            var limit = 100 + write;
            stage(limit);
            unit.failWrites(write, write);
            try {
                unit.services().publisher().pushAll(NOW);
            } catch (ProblemException expected) {
                assertTrue(!expected.problem().text().what().isBlank());
            }
            unit.failWrites(0, 0);
            unit.services().publisher().pushAll(NOW);
            assertEquals(MANY, changed(limit));
        }
    }
}
