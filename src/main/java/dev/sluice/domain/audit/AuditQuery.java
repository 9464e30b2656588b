package dev.sluice.domain.audit;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries are wanted; null asks for all of them.
///
/// @param action a word, or the beginning of words up to a dot: `federation`
/// @param since inclusive
/// @param until exclusive
/// @param environment its entries, and those that concern the whole workspace
/// @param object id of something that was changed: the text of a public key or a UUID
/// @param most entries, the newest first
public record AuditQuery(
        @Nullable String action,
        @Nullable PublicKey account,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable AuditOutcome outcome,
        @Nullable EnvironmentId environment,
        @Nullable String object,
        int most) {
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null, null, Integer.MAX_VALUE);

    public AuditQuery action(@Nullable String word) {
        return new AuditQuery(word, account, since, until, outcome, environment, object, most);
    }

    public AuditQuery account(@Nullable PublicKey key) {
        return new AuditQuery(action, key, since, until, outcome, environment, object, most);
    }

    public AuditQuery since(@Nullable Instant at) {
        return new AuditQuery(action, account, at, until, outcome, environment, object, most);
    }

    public AuditQuery until(@Nullable Instant at) {
        return new AuditQuery(action, account, since, at, outcome, environment, object, most);
    }

    public AuditQuery outcome(@Nullable AuditOutcome only) {
        return new AuditQuery(action, account, since, until, only, environment, object, most);
    }

    public AuditQuery environment(@Nullable EnvironmentId only) {
        return new AuditQuery(action, account, since, until, outcome, only, object, most);
    }

    public AuditQuery object(@Nullable String id) {
        return new AuditQuery(action, account, since, until, outcome, environment, id, most);
    }

    public AuditQuery most(int entries) {
        return new AuditQuery(action, account, since, until, outcome, environment, object, entries);
    }

    /// Whether it asks for that entry, however many there are.
    public boolean matches(AuditEntry entry) {
        var facts = entry.facts();
        return isWithin(facts.at())
                && (action == null
                        || facts.deed().action().equals(action)
                        || facts.deed().action().startsWith(action + "."))
                && (outcome == null || facts.ending().outcome() == outcome)
                && (environment == null || facts.environment() == null || environment.equals(facts.environment()))
                && (account == null || concerns(facts.deed(), account.text()))
                && (object == null || concerns(facts.deed(), object) || changed(facts.deed(), object));
    }

    private boolean isWithin(Instant at) {
        return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }

    private static boolean concerns(AuditFacts.Deed deed, String id) {
        return deed.objects().stream().anyMatch(each -> each.id().equals(id));
    }

    private static boolean changed(AuditFacts.Deed deed, String id) {
        return deed.changes().stream().anyMatch(each -> each.id().equals(id));
    }
}
