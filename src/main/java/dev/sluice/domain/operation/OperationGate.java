package dev.sluice.domain.operation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.operation.RunningOperation.Identity;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.setting.StoredSettings;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one gate through which every act of a person passes: an observer is refused here, and the audit log learns
/// here how each ended, refused and cancelled ones too.
public final class OperationGate {
    private static final ScopedValue<RunningOperation> CURRENT = ScopedValue.newInstance();

    private final ChangeRecorder recorder;
    private final @Nullable EnvironmentId environment;

    OperationGate(ChangeRecorder recorder, @Nullable EnvironmentId environment) {
        this.recorder = recorder;
        this.environment = environment;
    }

    OperationGate in(EnvironmentId inner) {
        return new OperationGate(recorder, inner);
    }

    FederationStore store() {
        return recorder.store();
    }

    /// Carries out an act whose result says nothing about servers.
    public <T> T perform(Operation operation, Supplier<T> body) {
        return perform(operation, body, _ -> OperationVerdict.DONE);
    }

    /// Carries out an act and tells the log of it. Within another act it is a part of that.
    ///
    /// @param verdict what the result says of how it went
    /// @throws ProblemException `OBSERVER_ONLY`, or whatever `body` throws
    public <T> T perform(Operation operation, Supplier<T> body, Function<? super T, OperationVerdict> verdict) {
        if (CURRENT.isBound()) {
            return body.get();
        }
        return run(
                begin(operation, actor()),
                () -> {
                    refuseObserver(operation);
                    return body.get();
                },
                verdict);
    }

    private <T> T run(RunningOperation running, Supplier<T> body, Function<? super T, OperationVerdict> verdict) {
        try {
            var result = ScopedValue.where(CURRENT, running).call(body::get);
            conclude(running, verdict.apply(result));
            return result;
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.PUSH_STOPPED) {
                enter(running, AuditOutcome.CANCELLED, e.problem().text().what());
                throw e;
            }
            end(running, e, e.code().text() + ": " + e.problem().text().what());
            throw e;
        } catch (CancellationException e) {
            enter(running, AuditOutcome.CANCELLED, "");
            throw e;
        } catch (RuntimeException | Error e) {
            end(running, e, e.getClass().getName());
            throw e;
        }
    }

    /// Work that Sluice does by itself: expiry, retries, recovery. Observers do not keep it from being done; a
    /// round that changes nothing leaves no entry.
    public <T> T inBackground(Operation operation, Supplier<T> body, Function<? super T, OperationVerdict> verdict) {
        return CURRENT.isBound()
                ? body.get()
                : run(begin(operation, recorder.means().actor().itself()).quiet(), body, verdict);
    }

    /// Notes that a person turned back before anything was done.
    public void noteCancelled(Operation operation) {
        enter(begin(operation, actor()), AuditOutcome.CANCELLED, "");
    }

    /// Notes a refusal that came before any service was asked.
    public void noteRefused(Operation operation, ProblemException problem) {
        enter(
                begin(operation, actor()),
                AuditOutcome.REFUSED,
                problem.code().text() + ": " + problem.problem().text().what());
    }

    /// Tells the act on this thread what servers said to a push.
    public static void notePush(PushReport report) {
        if (CURRENT.isBound()) {
            CURRENT.get().saw(report);
        }
    }

    /// Tells the act on this thread what else a person ought to find in the log.
    public static void remark(String words) {
        if (CURRENT.isBound()) {
            CURRENT.get().remark(words);
        }
    }

    /// Who carries out the act on this thread.
    public static String person() {
        return CURRENT.isBound() ? CURRENT.get().person() : "";
    }

    /// When the act on this thread began.
    public static Instant begun() {
        return CURRENT.get().begun();
    }

    static @Nullable RunningOperation current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    private RunningOperation begin(Operation operation, Actor actor) {
        var means = recorder.means();
        return new RunningOperation(
                operation,
                new Identity(
                        means.ids().next(), environment, actor, means.clock().instant()));
    }

    private Actor actor() {
        return recorder.store().read(view -> recorder.means().actor().with(StoredSettings.person(view), profile()));
    }

    private void refuseObserver(Operation operation) {
        // The one way out of the profile, which takes the passphrase; so does a backup, which comes back as it
        // was.
        var leaving =
                operation.action() == Action.SETTING_CHANGE && operation.label().equals(StoredSettings.PROFILE_NAME);
        if (leaving || operation.action() == Action.RESTORE) {
            return;
        }
        if (profile() == Profile.OBSERVER) {
            throw ProblemException.of(ProblemCode.OBSERVER_ONLY);
        }
        // An older database that somebody takes may well have the profile of its time.
        if (operation.action() != Action.OLDER_ACCEPT) {
            refuseOtherProfile();
        }
    }

    private void refuseOtherProfile() {
        var row = recorder.store().read(StoredSettings::profile);
        var bound = profile();
        if (row != bound) {
            throw ProblemException.of(ProblemCode.PROFILE_DIFFERS, row.word(), bound.word());
        }
    }

    /// What is bound to the passphrase, or what the database says of a workspace in which nothing is yet.
    Profile profile() {
        return recorder.means()
                .signer()
                .profile()
                .orElseGet(() -> recorder.store().read(StoredSettings::profile));
    }

    private void conclude(RunningOperation running, OperationVerdict verdict) {
        verdict.reports().forEach(running::saw);
        var told = running.operation().reach() == Operation.Reach.LOCAL && running.hasEntered();
        if (!told && !running.hasNothingToTell()) {
            enter(running, verdict.outcome(), verdict.note());
        }
    }

    private void end(RunningOperation running, Throwable failure, String note) {
        if (running.hasNothingToTell()) {
            return;
        }
        var outcome = running.hasDoneSomething() || !(failure instanceof ProblemException)
                ? AuditOutcome.FAILED
                : AuditOutcome.REFUSED;
        try {
            enter(running, outcome, note);
        } catch (ProblemException e) {
            // A database that fails cannot tell of its own failure; the person hears of the first one.
            failure.addSuppressed(e);
        }
    }

    private void enter(RunningOperation running, AuditOutcome outcome, String note) {
        recorder.enter(running, outcome, note);
    }
}
