package dev.sluice.domain.operation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditChain;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.event.EventSigner;
import dev.sluice.domain.event.Inbox;
import dev.sluice.domain.event.NotificationCentre;
import dev.sluice.domain.event.OutboxPublisher;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.operation.Operation.Reach;
import dev.sluice.domain.operation.RunningOperation.Identity;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.setting.StoredSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Around a store: every change made through [#store()] enters the audit log, the outbox and the revisions in its
/// own transaction. Several ledgers may stand around one store, since all they know is in it.
public final class ChangeRecorder {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ScopedValue<Boolean> SEALED_AT_END = ScopedValue.newInstance();
    private static final Set<Action> OFFERING = EnumSet.of(Action.OFFER, Action.TOKEN_ISSUE);

    private final FederationStore bare;
    private final FederationStore watched;
    private final RecorderDependencies means;
    private final AuditSealing sealing;

    public ChangeRecorder(FederationStore bare, RecorderDependencies means) {
        this.bare = bare;
        this.means = means;
        this.sealing = new AuditSealing(means.signer());
        this.watched = new RecordingStore(bare, this);
    }

    /// The store that everybody is to use.
    public FederationStore store() {
        return watched;
    }

    /// The gate for acts in one environment.
    ///
    /// @param environment null for those that concern the workspace
    public OperationGate acts(@Nullable EnvironmentId environment) {
        return new OperationGate(this, environment);
    }

    public Settings settings() {
        return new Settings(watched, acts(null));
    }

    public AuditLog audit() {
        return new AuditLog(bare, means.signer());
    }

    public Inbox inbox() {
        return new Inbox(watched, means.clock());
    }

    /// Publishes the events of one environment.
    ///
    /// @param users signs those who publish them
    public OutboxPublisher outbox(EnvironmentId environment, EventSigner users, EventTransport transport) {
        return new OutboxPublisher(watched, means.signer(), means.clock(), environment, users, transport);
    }

    /// Signs what entered the log while the vault was locked. To be called when it was unlocked.
    public void seal() {
        bare.write(tx -> {
            sealing.catchUp(tx, means.clock().instant());
            return tx.audit().head();
        });
    }

    /// Work in one transaction, whose entries are signed once at its end instead of each by itself.
    <T> T together(Supplier<T> work) {
        if (SEALED_AT_END.isBound()) {
            return work.get();
        }
        return bare.together(() -> {
            var result = ScopedValue.where(SEALED_AT_END, true).call(work::get);
            seal();
            return result;
        });
    }

    RecorderDependencies means() {
        return means;
    }

    /// An entry of its own.
    void enter(RunningOperation running, AuditOutcome outcome, String note) {
        bare.write(tx -> append(tx, running.facts(outcome, note, tx)));
        running.entered();
    }

    /// Told at the end of each transaction, before it is committed.
    ///
    /// @param seen what it changed; what is written here is not among them
    void settle(StoreTx tx, List<Change> seen, @Nullable RunningOperation running) {
        follow(tx, seen, running);
        if (running == null) {
            settleBackground(tx, seen);
            return;
        }
        running.saw(seen, tx);
        if (running.operation().action().isOffering() && !running.hasEntered()) {
            limitOffers(tx);
        }
        if (!running.hasEntered()) {
            var outcome = running.operation().reach() == Reach.LOCAL ? AuditOutcome.DONE : AuditOutcome.BEGUN;
            append(tx, running.facts(outcome, "", tx));
        }
    }

    private void follow(StoreTx tx, List<Change> seen, @Nullable RunningOperation running) {
        var now = means.clock().instant();
        var centre = new NotificationCentre(tx, means.ids(), now);
        for (var each : seen) {
            SignedRevisions.of(each, running, now).ifPresent(tx.revisions()::append);
            centre.of(each).forEach(tx.notifications()::append);
        }
    }

    private void settleBackground(StoreTx tx, List<Change> seen) {
        var news = seen.stream().filter(ChangeRelevance::isNews).toList();
        if (news.isEmpty()) {
            return;
        }
        var identity = new Identity(
                means.ids().next(),
                environmentOf(news),
                means.actor().itself(),
                means.clock().instant());
        var running = new RunningOperation(Operation.local(Action.BACKGROUND), identity);
        running.saw(news, tx);
        append(tx, running.facts(AuditOutcome.DONE, "", tx));
    }

    private void limitOffers(StoreTx tx) {
        var limit = StoredSettings.offersPerHour(tx);
        var since = means.clock().instant().minus(HOUR);
        if (limit != StoredSettings.UNLIMITED && tx.audit().doneSince(OFFERING, since) >= limit) {
            throw ProblemException.of(ProblemCode.OFFERS_TOO_MANY, limit);
        }
    }

    private long append(StoreTx tx, AuditFacts facts) {
        var entry = AuditChain.next(tx.audit().head(), facts);
        tx.audit().append(entry);
        if (!SEALED_AT_END.isBound()) {
            sealing.follow(tx, entry, means.clock().instant());
        }
        return entry.number();
    }

    private static @Nullable EnvironmentId environmentOf(List<Change> seen) {
        return seen.stream()
                .map(ChangeRelevance::environment)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
