package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.TestEnvironment;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Lets acts fail at each of their steps, heals what was broken, and checks that either both sides are active and
/// proven everywhere or neither is, that the database says the same, and that nothing leaked meanwhile.
final class Trial implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EnvironmentServices services;
    private final Watch watch;
    private final Leaks leaks;
    private final Set<String> subjects = new HashSet<>();
    private final Map<ConnectionState, Integer> ends = new EnumMap<>(ConnectionState.class);
    private int runs;
    private int mended;
    private Duration longest = Duration.ZERO;

    /// What is disturbed.
    enum Turn {
        ACCEPT,
        END,
        SUSPEND,
        RESUME;

        /// Whether a connection may stand there once what failed is healed.
        boolean mayEnd(ConnectionState state) {
            return switch (this) {
                case ACCEPT, RESUME -> state == ConnectionState.ACTIVE || state == ConnectionState.PENDING;
                case END -> state == ConnectionState.REVOKED;
                case SUSPEND -> state == ConnectionState.SUSPENDED || state == ConnectionState.ACTIVE;
            };
        }
    }

    Trial(TestEnvironment test) {
        services = test.services();
        watch = new Watch(test);
        leaks = new Leaks(test);
    }

    /// Strikes at each step of it, in a run of its own each.
    void everyStep(Turn turn, Strike strike) {
        var steps = steps(turn);
        for (var step = 1; step <= steps; step++) {
            run(turn, strike, step);
        }
    }

    /// How many steps an undisturbed act has.
    int steps(Turn turn) {
        var count = new AtomicInteger();
        act(prepared(turn), turn, _ -> count.incrementAndGet());
        return count.get();
    }

    void run(Turn turn, Strike strike, int step) {
        runs++;
        var what = "run %d: %s, %s at step %d".formatted(runs, turn, strike, step);
        try {
            var connection = prepared(turn);
            leaks.watch(connection);
            disturbed(connection, turn, strike, step);
            settle(connection, turn);
        } catch (AssertionError | RuntimeException e) {
            var failed = new AssertionError(what + "; " + told(e) + "\n" + found(), e);
            System.out.println("FAULTS FAILED " + failed.getMessage());
            throw failed;
        }
    }

    private void disturbed(Connection connection, Turn turn, Strike strike, int step) {
        var steps = new AtomicInteger();
        try {
            act(connection, turn, _ -> {
                if (steps.incrementAndGet() == step) {
                    strike.hit();
                }
            });
        } finally {
            strike.heal();
        }
        assertTrue(steps.get() >= step, () -> "ended after " + steps.get() + " steps");
    }

    private void settle(Connection connection, Turn turn) {
        var started = System.nanoTime();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(e -> e instanceof AssertionError || e instanceof ProblemException)
                .untilAsserted(() -> {
                    settled();
                    var state = services.federation().get(connection.id()).state();
                    assertTrue(turn.mayEnd(state), state::toString);
                    leaks.listen();
                    watch.check(services, subjects);
                });
        var took = Duration.ofNanos(System.nanoTime() - started);
        longest = took.compareTo(longest) > 0 ? took : longest;
        leaks.check();
        ends.merge(services.federation().get(connection.id()).state(), 1, Integer::sum);
        watch.cleanUp(services);
    }

    private void settled() {
        var outcome = services.publisher().pushAll(OperationOptions.now());
        assertTrue(outcome instanceof Outcome.Done, outcome::toString);
        assertTrue(!services.publisher().isRecoveryNeeded(), "something is open");
        // As the background does: a push that nobody answered may arrive after a later one.
        if (!services.reconciler().reconcile(OperationOptions.now()).mended().isEmpty()) {
            mended++;
        }
    }

    private static String told(Throwable e) {
        return e instanceof ConditionTimeoutException && e.getCause() != null
                ? String.valueOf(e.getCause().getMessage())
                : String.valueOf(e.getMessage());
    }

    /// What somebody would look at first.
    private String found() {
        try {
            return "open: %s%nconnections: %s%nstandings: %s%nservers: %s"
                    .formatted(
                            services.recovery().list(),
                            services.federation().list().stream()
                                    .filter(connection -> connection.state().isLive())
                                    .toList(),
                            services.reconciler().compare().accounts(),
                            services.link().resolver().expected());
        } catch (ProblemException e) {
            return "servers do not tell: " + e.getMessage();
        }
    }

    private Connection prepared(Turn turn) {
        var number = subjects.size() + 1;
        subjects.add("orders." + number);
        var exporter = services.accounts().find("org-a").key();
        var importer = services.accounts().find("org-b").key();
        var draft = new OfferDraft(exporter, importer, "orders-" + number, "orders." + number + ".>", ShareKind.STREAM);
        var offer = services.federation().offer(draft);
        if (turn == Turn.ACCEPT) {
            return offer;
        }
        var active = services.federation()
                .accept(offer.id(), ActingAccount.of(importer), null, OperationOptions.now())
                .value();
        return turn == Turn.RESUME
                ? services.federation()
                        .suspend(active.id(), ActingAccount.of(exporter), OperationOptions.now())
                        .value()
                : active;
    }

    /// Whether it went well or not.
    private void act(Connection connection, Turn turn, Progress progress) {
        var options = OperationOptions.now().with(progress);
        var federation = services.federation();
        try {
            switch (turn) {
                case ACCEPT ->
                    federation.accept(connection.id(), ActingAccount.of(connection.importer()), null, options);
                case END -> federation.end(connection.id(), ActingAccount.of(connection.exporter()), options);
                case SUSPEND -> federation.suspend(connection.id(), ActingAccount.of(connection.exporter()), options);
                case RESUME -> federation.resume(connection.id(), ActingAccount.of(connection.exporter()), options);
            }
        } catch (ProblemException expected) {
            assertTrue(expected.getMessage() != null);
        }
    }

    int runs() {
        return runs;
    }

    /// For whoever runs it.
    void print(String name) {
        System.out.printf(
                "FAULTS %s: %d runs, ended %s, %d messages of which %d must not arrive, 0 leaks,"
                        + " %d mended by comparing, settled within %.1f s%n",
                name, runs, ends, leaks.sent(), leaks.forbidden(), mended, longest.toMillis() / 1000.0);
    }

    /// Before the realm is closed.
    @Override
    public void close() {
        leaks.close();
    }
}
