package dev.sluice.adapter.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Transactions, the feed, and threads.
@Timeout(120)
class TransactionTest extends StoreFixture {
    private final Environment environment = sample.environment("dev");

    @SuppressWarnings("NullAway.Init")
    private H2Store store;

    @BeforeEach
    void fill() {
        store = create();
        save("first");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void save(String account) {
        store.write(tx -> {
            tx.environments().save(environment);
            tx.accounts().save(sample.account(environment, account));
            return tx;
        });
    }

    private int count(EnvironmentId id) {
        return store.read(view -> view.accounts().in(id)).size();
    }

    @Test
    void anExceptionUndoesAllAndArrivesAsItWas() {
        var told = new ConcurrentLinkedQueue<StoreChange>();
        store.onChange(told::add);
        var failure = new IllegalArgumentException("mine");
        var thrown = assertThrows(
                IllegalArgumentException.class,
                () -> store.write(tx -> {
                    tx.accounts().save(sample.account(environment, "second"));
                    assertEquals(2, tx.accounts().in(environment.id()).size());
                    throw failure;
                }));
        assertSame(failure, thrown);
        assertEquals(1, count(environment.id()));
        save("third");
        await().until(() -> !told.isEmpty());
        assertEquals(1, told.size());
    }

    @Test
    void anErrorDoesTheSame() {
        assertThrows(
                AssertionError.class,
                () -> store.write(tx -> {
                    tx.accounts().save(sample.account(environment, "second"));
                    throw new AssertionError("a bug");
                }));
        assertEquals(1, count(environment.id()));
    }

    @Test
    void listenersHearOfEachCommitInOrderAndOnlyOfThese() {
        var told = new ConcurrentLinkedQueue<Set<Topic>>();
        var registration = store.onChange(change -> told.add(change.topics()));
        var account = sample.account(environment, "second");
        store.write(tx -> tx.environments().all().size());
        save("third");
        store.write(tx -> {
            tx.accounts().save(account);
            tx.users().save(sample.user(account, "u"));
            return tx;
        });
        var entry = new Journal.Entry(sample.id(), environment.id(), Journal.Kind.PUBLISH, null, Sample.NOW);
        store.write(tx -> {
            tx.journal().begin(entry);
            return entry;
        });
        await().untilAsserted(() -> assertEquals(
                List.of(
                        Set.of(Topic.ENVIRONMENTS, Topic.ACCOUNTS),
                        Set.of(Topic.ACCOUNTS, Topic.USERS),
                        Set.of(Topic.JOURNAL)),
                List.copyOf(told)));
        registration.close();
        save("fourth");
        store.write(tx -> tx.environments().all().size());
        assertEquals(3, told.size());
    }

    @Test
    void aListenerSeesWhatWasCommittedAndMayNotWrite() {
        var seen = new ConcurrentLinkedQueue<Integer>();
        var failure = new AtomicReference<Throwable>();
        writer.execute(() -> Thread.currentThread().setUncaughtExceptionHandler((_, e) -> failure.set(e)));
        store.onChange(_ -> store.write(tx -> tx.environments().all().size()));
        store.onChange(_ -> seen.add(count(environment.id())));
        save("second");
        await().until(() -> !seen.isEmpty());
        assertEquals(List.of(2), List.copyOf(seen));
        assertInstanceOf(IllegalStateException.class, failure.get());
    }

    @Test
    void aWriteWithinAWriteIsABug() {
        assertThrows(
                IllegalStateException.class,
                () -> store.write(
                        tx -> store.write(inner -> inner.environments().all().size())));
    }

    @Test
    void aReadIsOneLookWhateverIsWrittenMeanwhile() throws Exception {
        var looked = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reading = threads.submit(() -> store.read(view -> {
                var before = view.accounts().in(environment.id()).size();
                looked.countDown();
                assertDone(written);
                return List.of(before, view.accounts().in(environment.id()).size());
            }));
            assertDone(looked);
            save("second");
            written.countDown();
            assertEquals(List.of(1, 1), reading.get());
        }
        assertEquals(2, count(environment.id()));
    }

    @Test
    void readsWithinReadsAndWithinWritesAreFine() {
        assertEquals(List.of(1), store.read(view -> List.of(count(environment.id()))));
        var beside = store.write(tx -> {
            tx.accounts().save(sample.account(environment, "second"));
            return List.of(count(environment.id()));
        });
        assertEquals(List.of(1), beside);
    }

    @Test
    void manyWritersAndReadersAtOnce() throws Exception {
        var writers = 8;
        var each = 40;
        var over = new AtomicBoolean();
        try (var threads = Executors.newCachedThreadPool()) {
            var readers = new ArrayList<Future<Boolean>>();
            for (var i = 0; i < 4; i++) {
                readers.add(threads.submit(() -> countsOnlyGrow(over)));
            }
            var tasks = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < writers; i++) {
                var name = "w" + i + "-";
                tasks.add(() -> writeMany(name, each));
            }
            try {
                for (var done : threads.invokeAll(tasks)) {
                    assertEquals(each, done.get());
                }
            } finally {
                over.set(true);
            }
            for (var reader : readers) {
                assertTrue(reader.get());
            }
        }
        assertEquals(1 + writers * each, count(environment.id()));
    }

    private int writeMany(String prefix, int each) {
        for (var n = 0; n < each; n++) {
            var name = prefix + n;
            store.write(tx -> {
                tx.accounts().save(sample.account(environment, name));
                return tx;
            });
        }
        return each;
    }

    private boolean countsOnlyGrow(AtomicBoolean over) {
        var last = 0;
        while (!over.get()) {
            var now = count(environment.id());
            if (now < last) {
                return false;
            }
            last = now;
        }
        return true;
    }

    @Test
    void interruptedThreadsDoNotHurtTheDatabase() {
        for (var i = 0; i < 20; i++) {
            Thread.currentThread().interrupt();
            save("after-interrupt-" + i);
            assertTrue(Thread.interrupted());
            Thread.currentThread().interrupt();
            assertEquals(2 + i, count(environment.id()));
            assertTrue(Thread.interrupted());
        }
        writer.execute(() -> Thread.currentThread().interrupt());
        save("on an interrupted writer");
        assertEquals(22, count(environment.id()));
    }

    @Test
    void whatHangsInTheAirIsRefused() {
        var nowhere = sample.account(sample.environment("nowhere"), "x");
        assertProblem(
                ProblemCode.STORE_FAILED,
                () -> store.write(tx -> {
                    tx.accounts().save(nowhere);
                    return tx;
                }));
    }

    @Test
    void afterClosingEveryCallSaysSo() {
        store.close();
        assertProblem(ProblemCode.WORKSPACE_CLOSED, () -> count(environment.id()));
        assertProblem(ProblemCode.WORKSPACE_CLOSED, () -> save("late"));
    }

    @Test
    void afterTheEndOfItsThreadEveryWriteSaysSo() {
        var ending = Executors.newSingleThreadExecutor();
        var other = H2Store.create(folder.resolve("other"), ending);
        other.close();
        ending.close();
        assertProblem(ProblemCode.WORKSPACE_CLOSED, () -> other.write(tx -> tx));
    }

    private static void assertDone(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
