package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.testing.scripted.Script.Fault;
import dev.sluice.testing.scripted.ServerRequest;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;

/// One scenario, over and over on the same workspace: each run with a connection of its own, beside one that is
/// consented for good.
final class HeartTable implements AutoCloseable {
    private static final int SERVERS = 3;

    private final Scenario scenario;
    private final UnitEnvironment unit;
    private final Settling settling;
    private final Account exporter;
    private final Account importer;
    private final Connection mark;
    private int runs;

    HeartTable(Scenario scenario) {
        this.scenario = scenario;
        this.unit = UnitEnvironment.start(SERVERS);
        this.settling = new Settling(unit);
        this.exporter = unit.account("org-a");
        this.importer = unit.account("org-b");
        this.mark = offer("mark", "mark.>");
        unit.services().federation().accept(mark.id(), ActingAccount.of(importer.key()), null, OperationOptions.now());
    }

    private Connection offer(String name, String subject) {
        var draft = new OfferDraft(exporter.key(), importer.key(), name, subject, ShareKind.STREAM);
        return unit.services().federation().offer(draft);
    }

    private Connection prepared() {
        runs++;
        // Once a server has both loaded, once the other one.
        unit.servers().server(runs % SERVERS).lets(exporter.key(), importer.key(), "mark.>");
        var offer = offer("orders-" + runs, "orders." + runs + ".>");
        scenario.prepare(unit, offer);
        unit.script().heal();
        return offer;
    }

    /// What it asks of servers when nothing fails.
    List<ServerRequest> requests() {
        var offer = prepared();
        scenario.act(unit, offer);
        var asked = unit.script().asked();
        settled(offer);
        return asked;
    }

    /// How many moments it has at which it can be killed.
    int moments() {
        var offer = prepared();
        unit.lifeline().count();
        scenario.act(unit, offer);
        var moments = unit.lifeline().moments();
        settled(offer);
        return moments;
    }

    /// How many transactions.
    int writes() {
        var offer = prepared();
        unit.failWrites(0, 0);
        scenario.act(unit, offer);
        var writes = unit.writes();
        settled(offer);
        return writes;
    }

    void disturb(Fault fault) {
        var offer = prepared();
        told(fault, offer, () -> {
            unit.script().play(fault);
            attempt(offer);
            unit.script().heal();
            checkClaims(offer);
            unit.servers().arriveLate();
            settled(offer);
        });
    }

    void kill(int moment) {
        var offer = prepared();
        told("killed at moment " + moment, offer, () -> {
            unit.lifeline().endAt(moment);
            try {
                scenario.act(unit, offer);
            } catch (Killed expected) {
                assertNotNull(expected);
            }
            unit.restart();
            checkClaims(offer);
            settled(offer);
        });
    }

    void failWrites(int first, int last) {
        var offer = prepared();
        told("writes %d to %d fail".formatted(first, last), offer, () -> {
            unit.failWrites(first, last);
            attempt(offer);
            unit.failWrites(0, 0);
            checkClaims(offer);
            settled(offer);
        });
    }

    private void checkClaims(Connection offer) {
        settling.checkClaims(offer);
        if (!scenario.takesTextsAway()) {
            settling.checkConfirmed();
        }
    }

    /// Whether it went well or not.
    private void attempt(Connection offer) {
        try {
            scenario.act(unit, offer);
        } catch (ProblemException expected) {
            assertNotNull(expected.getMessage());
        }
    }

    private void told(Object what, Connection offer, Runnable run) {
        try {
            run.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "%s, run %d: %s, %s; %s"
                            .formatted(scenario, runs, what, now(offer).status(), e.getMessage()),
                    e);
        }
    }

    private void settled(Connection offer) {
        settling.settle();
        var state = now(offer).state();
        assertTrue(scenario.mayEnd(state), () -> "ended " + state);
        if (state == ConnectionState.PENDING) {
            assertEquals(offer.share(), now(offer).share(), "the offer is as it was");
        }
        settling.check(offer, mark);
        assertEquals(ConnectionState.ACTIVE, now(mark).state());
        if (!state.isEnded()) {
            unit.services().federation().end(offer.id(), ActingAccount.of(offer.exporter()), OperationOptions.now());
        }
    }

    private Connection now(Connection offer) {
        return settling.connection(offer);
    }

    /// Looks at the log of all runs.
    ///
    /// @return how many there were
    int finished() {
        settling.checkLog();
        return runs;
    }

    @Override
    public void close() {
        unit.close();
    }
}
