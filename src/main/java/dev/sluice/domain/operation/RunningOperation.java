package dev.sluice.domain.operation;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditFacts.Deed;
import dev.sluice.domain.audit.AuditFacts.Ending;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.ServerResult;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An act while it goes on. Safe for use by several threads.
final class RunningOperation {
    /// Of a push of thousands of accounts, the log keeps so many of each; the note counts the rest.
    private static final int MOST = 200;

    private final Operation operation;
    private final Identity identity;
    private final long started = System.nanoTime();
    private final Map<String, AuditChange> changes = new LinkedHashMap<>();
    private final Set<PublicKey> parties = new LinkedHashSet<>();
    private final List<ServerResult> results = new ArrayList<>();
    private final Set<PushReport> told = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> remarks = new LinkedHashSet<>();
    private int left;
    private boolean entered;
    private boolean quiet;

    record Identity(UUID id, @Nullable EnvironmentId environment, Actor actor, Instant at) {}

    RunningOperation(Operation operation, Identity identity) {
        this.operation = operation;
        this.identity = identity;
        parties.addAll(operation.accounts());
    }

    /// Leaves no entry unless it does something.
    RunningOperation quiet() {
        quiet = true;
        return this;
    }

    synchronized boolean hasNothingToTell() {
        return quiet && !hasDoneSomething();
    }

    UUID id() {
        return identity.id();
    }

    Operation operation() {
        return operation;
    }

    Instant begun() {
        return identity.at();
    }

    /// Who carries it out.
    String person() {
        var actor = identity.actor();
        return actor.name().isEmpty() ? actor.user() : actor.name();
    }

    /// Whether an entry tells of it already.
    synchronized boolean hasEntered() {
        return entered;
    }

    synchronized void entered() {
        entered = true;
    }

    /// Whether it has done anything yet.
    synchronized boolean hasDoneSomething() {
        return entered || !results.isEmpty();
    }

    /// What it has changed so far, to come back to when a transaction is not committed.
    synchronized Runnable mark() {
        var changesNow = new LinkedHashMap<>(changes);
        var partiesNow = new LinkedHashSet<>(parties);
        return () -> reset(changesNow, partiesNow);
    }

    private synchronized void reset(Map<String, AuditChange> changesThen, Set<PublicKey> partiesThen) {
        changes.clear();
        changes.putAll(changesThen);
        parties.clear();
        parties.addAll(partiesThen);
    }

    synchronized void saw(List<Change> seen, StoreView view) {
        var wording = new AuditWording(view);
        for (var each : seen) {
            wording.change(each).ifPresent(this::add);
            if (parties.size() < MOST) {
                parties.addAll(ChangeRelevance.parties(each));
            }
        }
    }

    synchronized void saw(PushReport report) {
        if (!told.add(report)) {
            return;
        }
        for (var reply : report.replies()) {
            var result = resultOf(report, reply);
            // Faults are kept whatever their number: they are what a person looks for.
            if (results.size() < MOST || !(reply instanceof PushReport.Stored)) {
                results.add(result);
            } else {
                left++;
            }
        }
    }

    synchronized AuditFacts facts(AuditOutcome outcome, String note, StoreView view) {
        var took = Duration.ofNanos(System.nanoTime() - started);
        var ending = new Ending(outcome, took, results, withRest(note));
        var deed = new Deed(operation.action().word(), objects(view), List.copyOf(changes.values()));
        return new AuditFacts(identity.id(), identity.environment(), identity.at(), identity.actor(), deed, ending);
    }

    private List<AuditObject> objects(StoreView view) {
        var wording = new AuditWording(view);
        var objects = new ArrayList<AuditObject>();
        parties.stream().limit(MOST).map(wording::account).forEach(objects::add);
        if (!operation.label().isEmpty()) {
            objects.add(new AuditObject("named", "", operation.label()));
        }
        return objects;
    }

    synchronized void remark(String words) {
        remarks.add(words);
    }

    private String withRest(String note) {
        var rest = left == 0 ? "" : left + " more results";
        return Stream.concat(Stream.of(note, rest), remarks.stream())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private void add(AuditChange change) {
        var key = change.kind() + "/" + change.id() + rest(change);
        if (changes.size() < MOST || changes.containsKey(key)) {
            changes.merge(key, change, AuditChange::then);
        } else {
            left++;
        }
    }

    /// Settings of one place differ by name, and revocations of one account by what is revoked.
    private static String rest(AuditChange change) {
        return switch (change.kind()) {
            case "setting" -> change.name();
            case "revocation" -> change.before() + change.after();
            default -> "";
        };
    }

    private static ServerResult resultOf(PushReport report, PushReport.ServerReply reply) {
        var account = report.account().text();
        var server = reply.server().name();
        return switch (reply) {
            case PushReport.Stored _ -> new ServerResult(account, server, "stored", "");
            case PushReport.Refused refused -> new ServerResult(account, server, "refused", refused.description());
            case PushReport.Silent _ -> new ServerResult(account, server, "silent", "");
            case PushReport.NotInstalled _ -> new ServerResult(account, server, "not-installed", "");
        };
    }
}
