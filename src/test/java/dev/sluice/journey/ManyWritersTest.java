package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Eight administrators at once on accounts that all of them share.
class ManyWritersTest extends Journey {
    private static final int WRITERS = 8;
    private static final int ACCOUNTS = 4;
    private static final int ROUNDS = 2;
    private static final long PATIENCE_SECONDS = 60;

    ManyWritersTest() {
        super(Age.NEWEST, 1);
    }

    @Test
    @DisplayName(
            "S3-A16 eight writers on overlapping accounts: no update is lost, signing times only grow, no deadlock")
    void overlapping() throws Exception {
        var accounts =
                IntStream.range(0, ACCOUNTS).mapToObj(_ -> account("org")).toList();
        var pushes = Inbox.of(test.connect(test.services().accounts().find("SYS"), 0), "$SYS.REQ.CLAIMS.UPDATE");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = IntStream.range(0, WRITERS)
                    .mapToObj(number -> threads.submit(writer(number, accounts)))
                    .toList();
            for (var each : begun) {
                assertEquals(ROUNDS, finished(each));
            }
        }
        for (var account : accounts) {
            var claims = claims(requireNonNull(
                    test.services().accounts().find(account.name()).release().jwt()));
            assertEquals(exports(account), subjects(claims));
            assertEquals(imports(account), imported(claims));
            assertTrue(test.services().accounts().prove(account.key()).isEffective());
        }
        assertTimesGrow(pushes);
        assertTrue(test.services().recorder().audit().verify().isWhole());
    }

    private static int finished(Future<Integer> writer) throws ExecutionException, InterruptedException {
        try {
            return writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("writers wait for each other", e);
        }
    }

    /// Neighbours in both directions, so that every pair is taken in either order.
    private Callable<Integer> writer(int number, List<Account> accounts) {
        var from = accounts.get(number % ACCOUNTS);
        var to = accounts.get((number + (number < ACCOUNTS ? 1 : ACCOUNTS - 1)) % ACCOUNTS);
        return () -> {
            for (var round = 0; round < ROUNDS; round++) {
                act(from, to, "w%d.r%d".formatted(number, round));
            }
            return ROUNDS;
        };
    }

    private void act(Account from, Account to, String subject) {
        var federation = test.services().federation();
        var kept = federation.offer(
                new OfferDraft(from.key(), to.key(), "kept-" + subject, "kept." + subject + ".>", ShareKind.STREAM));
        federation.accept(kept.id(), ActingAccount.unnamed(), null, OperationOptions.now());
        var ended = federation.offer(
                new OfferDraft(from.key(), to.key(), "ended-" + subject, "ended." + subject + ".>", ShareKind.STREAM));
        federation.accept(ended.id(), ActingAccount.unnamed(), null, OperationOptions.now());
        var own = new ExportDraft(
                to.key(), "own-" + subject, "own." + subject + ".>", ShareKind.STREAM, Visibility.PRIVATE);
        assertInstanceOf(
                Outcome.Done.class,
                test.services().exports().add(own, OperationOptions.now()).outcome());
        federation.end(ended.id(), ActingAccount.unnamed(), OperationOptions.now());
    }

    private Set<String> exports(Account account) {
        var subjects = new HashSet<String>();
        test.services()
                .exports()
                .list(account.key())
                .forEach(export -> subjects.add(export.subject().text()));
        assertEquals(ROUNDS * WRITERS / ACCOUNTS * 2, subjects.size());
        return subjects;
    }

    private Set<String> imports(Account account) {
        var subjects = new HashSet<String>();
        test.services().federation().list().stream()
                .filter(connection ->
                        connection.importer().equals(account.key()) && connection.state() == ConnectionState.ACTIVE)
                .forEach(connection -> subjects.add(connection.share().subject().text()));
        assertEquals(ROUNDS * WRITERS / ACCOUNTS, subjects.size());
        return subjects;
    }

    private static Set<String> subjects(AccountClaims claims) {
        var subjects = new HashSet<String>();
        claims.exports().stream().map(ExportClaim::subject).forEach(subjects::add);
        return subjects;
    }

    private static Set<String> imported(AccountClaims claims) {
        var subjects = new HashSet<String>();
        claims.imports().stream().map(ImportClaim::subject).forEach(subjects::add);
        return subjects;
    }

    /// As the server saw them.
    private static void assertTimesGrow(Inbox pushes) throws JwtException {
        var last = new HashMap<String, String>();
        var times = new HashMap<String, List<Long>>();
        for (var push : pushes.all()) {
            var claims = claims(push.text());
            var account = claims.base().subject();
            if (!push.text().equals(last.put(account, push.text()))) {
                times.computeIfAbsent(account, _ -> new ArrayList<>())
                        .add(claims.base().issuedAt());
            }
        }
        assertEquals(ACCOUNTS, times.size());
        for (var each : times.values()) {
            for (var i = 1; i < each.size(); i++) {
                assertTrue(each.get(i - 1) < each.get(i), each::toString);
            }
        }
    }

    private static AccountClaims claims(String jwt) throws JwtException {
        return JwtReader.decodeAccount(jwt).claims();
    }
}
