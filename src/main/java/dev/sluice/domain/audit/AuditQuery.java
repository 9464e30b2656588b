package dev.sluice.domain.audit;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries are wanted; null asks for all of them.
///
/// @param action a word, or the beginning of words up to a dot: `federation`
/// @param since inclusive
/// @param until exclusive
/// @param most entries, the newest first
public record AuditQuery(
        @Nullable String action,
        @Nullable PublicKey account,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable AuditOutcome outcome,
        int most) {
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, Integer.MAX_VALUE);

    public AuditQuery action(String word) {
        return new AuditQuery(word, account, since, until, outcome, most);
    }

    public AuditQuery account(PublicKey key) {
        return new AuditQuery(action, key, since, until, outcome, most);
    }

    public AuditQuery since(Instant at) {
        return new AuditQuery(action, account, at, until, outcome, most);
    }

    public AuditQuery until(Instant at) {
        return new AuditQuery(action, account, since, at, outcome, most);
    }

    public AuditQuery outcome(AuditOutcome only) {
        return new AuditQuery(action, account, since, until, only, most);
    }

    public AuditQuery most(int entries) {
        return new AuditQuery(action, account, since, until, outcome, entries);
    }
}
