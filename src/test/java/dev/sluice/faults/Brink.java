package dev.sluice.faults;

import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A journal that stands still before and after each of its writes when the moment has come, so that
/// whoever watches can kill the process exactly there.
final class Brink implements Journal {
    /// Never comes.
    static final int NEVER = 0;

    private final Journal disk;
    private final int moment;
    private final AtomicInteger moments = new AtomicInteger();

    /// @param moment the number of the pause from which there is no return, counted from 1
    Brink(Journal disk, int moment) {
        this.disk = disk;
        this.moment = moment;
    }

    int moments() {
        return moments.get();
    }

    @Override
    public void begin(Entry entry) {
        around(() -> disk.begin(entry));
    }

    @Override
    public void step(UUID entry, Step step) {
        around(() -> disk.step(entry, step));
    }

    @Override
    public void steps(UUID entry, List<Step> steps) {
        around(() -> disk.steps(entry, steps));
    }

    @Override
    public void end(UUID entry, String outcome, Instant at) {
        around(() -> disk.end(entry, outcome, at));
    }

    @Override
    public List<Open> open(EnvironmentId environment) {
        return disk.open(environment);
    }

    @Override
    public boolean knows(PublicKey account, String jwt) {
        return disk.knows(account, jwt);
    }

    private void around(Runnable write) {
        pause();
        write.run();
        pause();
    }

    private void pause() {
        if (moments.incrementAndGet() == moment) {
            Victim.say("brink");
            while (true) {
                LockSupport.park(this);
            }
        }
    }
}
